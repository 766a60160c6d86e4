import type { Place } from '../rtp/latch.ts'

const first = /^([^,]*)/

/**
 * Notes on the topmost Via where a request really came from (RFC 3261 § 18.2.1, RFC 3581), so that the answer finds its
 * way back. On a connection the port is always noted: it names the connection.
 */
export function stampVia(via: string, from: Place, connected: boolean): string {
  return via.replace(first, (top) => {
    const plain = top.replace(/;\s*received=[^;,]*/gi, '').trimEnd()
    const wantsPort = /;\s*rport(?=[;,=\s]|$)/i.test(plain)
    const bare = plain.replace(/;\s*rport(=[^;,]*)?(?=[;,\s]|$)/gi, '')
    return `${bare};received=${from.address}${wantsPort || connected ? `;rport=${from.port}` : ''}`
  })
}

/** Where the answer to a request with this Via goes (RFC 3261 § 18.2.2). */
export function placeOfVia(via: string): Place | null {
  const top = first.exec(via)?.[1] ?? ''
  const sentBy = /^SIP\s*\/\s*2\.0\s*\/\s*\w+\s+(\[[^\]]+\]|[^:;\s]+)(?::(\d+))?/i.exec(top)
  const address = parameter(top, 'received') ?? sentBy?.[1]?.replace(/^\[|\]$/g, '')
  const port = Number(parameter(top, 'rport') ?? sentBy?.[2] ?? 5060)
  return address && port > 0 && port <= 65_535 ? { address, port } : null
}

function parameter(via: string, name: string): string | undefined {
  return new RegExp(`;\\s*${name}=([^;,\\s]+)`, 'i').exec(via)?.[1]
}
