/** A header as people read it: encoded words (RFC 2047) put back into letters. */
export function decodeHeader(value: string): string {
  return value
    .replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
    .replaceAll(/=\?[\w-]+\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeQuotedPrintable(text.replaceAll('_', ' ')),
    )
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

export interface Part {
  headers: Map<string, string>
  body: string
}

/** Headers unfolded, body as it came; `raw` in latin1 so that no byte is lost. */
export function splitPart(raw: string): Part {
  const end = /\r?\n\r?\n/.exec(raw)
  const head = end ? raw.slice(0, end.index) : raw
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { headers, body: end ? raw.slice(end.index + end[0].length) : '' }
}

export function decodeBody({ headers, body }: Part): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body)
  return Buffer.from(body, 'latin1').toString('utf8')
}

/** The leaves of a message, multiparts opened. */
export function leavesOf(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(part.headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined) return [part]
  const pieces = part.body.split(`--${boundary}`).slice(1, -1)
  return pieces.flatMap((piece) => leavesOf(splitPart(piece.replace(/^\r?\n/, ''))))
}

/** The name of an attached file: plain, as an encoded word, or percent-encoded in numbered pieces (RFC 2231). */
export function fileNameOf({ headers }: Part): string[] {
  const disposition = headers.get('content-disposition') ?? ''
  const pieces = [...disposition.matchAll(/filename\*(?:\d+\*?)?="?([^";]+)"?/gi)].map(([, piece = '']) => piece)
  if (pieces.length > 0) return [decodeURIComponent(pieces.join('').replace(/^utf-8''/i, ''))]
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1]
  return plain === undefined ? [] : [decodeHeader(plain)]
}
