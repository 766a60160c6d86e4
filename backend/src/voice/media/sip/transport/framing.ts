import { largestMessage } from './wire.ts'

const headEnd = '\r\n\r\n'

/** Cuts a stream into messages by their Content-Length (RFC 3261 § 18.3). */
export class Framing {
  private pending = Buffer.alloc(0)

  /**
   * @returns whole messages, in order
   * @throws when the stream cannot be cut: no length, or too much of it
   */
  push(bytes: Buffer): string[] {
    this.pending = Buffer.concat([this.pending, bytes])
    const messages: string[] = []
    for (let message = this.next(); message !== null; message = this.next()) messages.push(message)
    return messages
  }

  private next(): string | null {
    this.skipLineEnds()
    const headLength = this.pending.indexOf(headEnd)
    if (headLength === -1) return this.wait(this.pending.length)
    const total = headLength + headEnd.length + bodyLength(this.pending.toString('latin1', 0, headLength))
    if (this.pending.length < total) return this.wait(total)
    const message = this.pending.toString('utf8', 0, total)
    this.pending = this.pending.subarray(total)
    return message
  }

  private wait(needed: number): null {
    if (needed > largestMessage) throw new RangeError(`a SIP message of more than ${largestMessage} bytes`)
    return null
  }

  /** Line ends between messages keep the connection alive, and say nothing. */
  private skipLineEnds(): void {
    let at = 0
    while (this.pending[at] === 0x0d || this.pending[at] === 0x0a) at += 1
    if (at > 0) this.pending = this.pending.subarray(at)
  }
}

function bodyLength(head: string): number {
  const length = /^(?:content-length|l)\s*:\s*(\d{1,6})\s*$/im.exec(head)?.[1]
  if (length === undefined) throw new RangeError('a SIP message without Content-Length on a connection')
  return Number(length)
}
