/** What the transport must know of a message that leaves, read from its text. */
export interface RequestHead {
  kind: 'request'
  method: string
  branch: string
  /** Where it goes: the first Route, else the request URI. */
  target: string
}

export interface ResponseHead {
  kind: 'response'
  method: string
  branch: string
  status: number
  via: string
}

const statusLine = /^SIP\/2\.0 (\d{3}) /
const requestLine = /^([A-Z]+) (\S+) SIP\/2\.0\r\n/

/** @param text as SIP.js writes it: one header a line, full names */
export function readHead(text: string): RequestHead | ResponseHead {
  const via = header(text, 'Via')
  const branch = /;branch=([^;,\s]+)/i.exec(via)?.[1] ?? ''
  const status = statusLine.exec(text)?.[1]
  const method = requestLine.exec(text)?.[1] ?? /^\d+ +(\S+)/.exec(header(text, 'CSeq'))?.[1] ?? ''
  if (status) return { kind: 'response', method, branch, status: Number(status), via }
  const target = header(text, 'Route') || (requestLine.exec(text)?.[2] ?? '')
  return { kind: 'request', method, branch, target }
}

function header(text: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim() ?? ''
}
