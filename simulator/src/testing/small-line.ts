import { createHash, randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import { Changes, waitFor } from '#sim/lib/changes.ts'
import type { Law } from '#sim/speech/g711.ts'
import { FRAME } from '#sim/speech/g711.ts'
import { speak } from '#sim/speech/speech.ts'
import { readTexts } from '#sim/speech/text-code.ts'

/** A request that came, or the answer to one of ours. */
interface Said {
  text: string
  method: string
  status: number
  branch: string
  from: string
}

interface Place {
  address: string
  port: number
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const headerOf = (text: string, name: string) => new RegExp(`^${name}: *(.*?)\r?$`, 'im').exec(text)?.[1] ?? ''
const TYPES: Record<Law, number> = { alaw: 8, mulaw: 0 }

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return socket
}

/** As little of a SIP line as an operator’s tests need, written apart from what the operator is made of. */
export class SmallLine {
  readonly heard: Said[] = []
  /** Null: it rings on. */
  answersWith: number | null = 200
  /** Requests that get lost on the way here. */
  losing = 0
  lastProof = ''
  readonly #changes = new Changes()
  readonly #operator: Place
  readonly #sip: Socket
  readonly #rtp: Socket
  readonly #packets: Buffer[] = []
  #sequence = 0
  #cseq = 0

  private constructor(operator: Place, sip: Socket, rtp: Socket) {
    this.#operator = operator
    this.#sip = sip
    this.#rtp = rtp
    sip.on('message', (bytes) => {
      this.#take(bytes.toString('utf8'))
    })
    rtp.on('message', (bytes) => {
      this.#packets.push(bytes)
      this.#changes.announce()
    })
  }

  static async open(operator: Place): Promise<SmallLine> {
    return new SmallLine(operator, await openSocket(), await openSocket())
  }

  /** @returns the two answers: to nothing proved, and to the proof */
  async register(username: string, password: string, seconds = 600): Promise<[number, number]> {
    const challenge = await this.#send('REGISTER', this.#registration(seconds))
    const part = (name: string) =>
      new RegExp(`${name}="?([^",]+)`).exec(headerOf(challenge.text, 'www-authenticate'))?.[1] ?? ''
    const [realm, nonce, uri] = [part('realm'), part('nonce'), 'sip:operateur.simule']
    const secret = md5(`${username}:${realm}:${password}`)
    const response = md5(`${secret}:${nonce}:00000001:0a4f113b:auth:${md5(`REGISTER:${uri}`)}`)
    this.lastProof = `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", qop=auth, nc=00000001, cnonce="0a4f113b"`
    return [challenge.status, await this.registerWith(this.lastProof, seconds)]
  }

  async registerWith(proof: string, seconds = 600): Promise<number> {
    const { status } = await this.#send('REGISTER', [...this.#registration(seconds), `Authorization: ${proof}`])
    return status
  }

  /** Within the call that came last. Resolves with the answer. */
  ask(method: string, headers: string[] = []): Promise<Said> {
    const { text } = this.#last('INVITE')
    return this.#send(method, headers, {
      from: `${headerOf(text, 'to')};tag=line`,
      to: headerOf(text, 'from'),
      callId: headerOf(text, 'call-id'),
    })
  }

  waitFor(method: string, content = /^/): Promise<Said> {
    const found = () => this.heard.findLast((said) => said.method === method && content.test(said.text))
    return waitFor(this.#changes, found, { what: `${method} ${content.source}` })
  }

  /** Speaks, and is silent for a while after it. */
  say(text: string, law: Law): void {
    const blank = Buffer.alloc(FRAME, law === 'alaw' ? 0xd5 : 0xff)
    const audio = Buffer.concat([speak(text, law).audio, ...Array<Buffer>(5).fill(blank)])
    const port = Number(/^m=audio (\d+)/m.exec(this.#last('INVITE').text)?.[1])
    for (let at = 0; at < audio.length; at += FRAME) {
      const head = Buffer.from([0x80, TYPES[law], 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
      head.writeUInt16BE((this.#sequence += 1), 2)
      this.#rtp.send(Buffer.concat([head, audio.subarray(at, at + FRAME)]), port, '127.0.0.1')
    }
  }

  async waitToHear(text: string, law: Law): Promise<boolean> {
    const audio = () => Buffer.concat(this.#payloads(TYPES[law]))
    return waitFor(this.#changes, () => readTexts(audio(), 'loud', law).includes(text), { what: text })
  }

  /** A press is one event, whatever the number of its packets, and its end is said three times. */
  async waitForKeys(key: string): Promise<boolean> {
    const ends = () => this.#payloads(101).filter((event) => event[0] === Number(key) && ((event[1] ?? 0) & 0x80) !== 0)
    return waitFor(this.#changes, () => ends().length === 3, { what: `the end of ${key}` })
  }

  async close(): Promise<void> {
    const closed = [this.#sip, this.#rtp].map((socket) => once(socket, 'close'))
    this.#sip.close()
    this.#rtp.close()
    await Promise.all(closed)
  }

  #last(method: string): Said {
    const found = this.heard.findLast((said) => said.method === method)
    if (!found) throw new Error(`no ${method} has come`)
    return found
  }

  #payloads(type: number): Buffer[] {
    return this.#packets.filter((packet) => ((packet[1] ?? 0) & 0x7f) === type).map((packet) => packet.subarray(12))
  }

  #registration(seconds: number): string[] {
    return [`Contact: <sip:line@127.0.0.1:${this.#sip.address().port}>;expires=${seconds}`]
  }

  async #send(
    method: string,
    headers: string[],
    dialog = { from: '<sip:line@x>;tag=line', to: '<sip:line@x>', callId: 'reg-1' },
  ) {
    const branch = `z9hG4bK${randomBytes(6).toString('hex')}`
    this.#cseq += 1
    const lines = [
      `${method} sip:operateur.simule SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${this.#sip.address().port};branch=${branch}`,
      `From: ${dialog.from}`,
      `To: ${dialog.to}`,
      `Call-ID: ${dialog.callId}`,
      `CSeq: ${this.#cseq} ${method}`,
      ...headers,
      'Content-Length: 0',
    ]
    this.#tell([...lines, '', ''].join('\r\n'))
    const answer = () => this.heard.find((said) => said.branch === branch && said.status > 0)
    return waitFor(this.#changes, answer, { what: `an answer to ${method}` })
  }

  #tell(text: string): void {
    this.#sip.send(text, this.#operator.port, this.#operator.address)
  }

  #take(text: string): void {
    const status = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? 0)
    const method = status > 0 ? '' : (text.split(' ')[0] ?? '')
    const branch = /branch=([^;\s]+)/.exec(headerOf(text, 'via'))?.[1] ?? ''
    this.heard.push({ text, method, status, branch, from: headerOf(text, 'from') })
    if (this.losing > 0 && status === 0) this.losing -= 1
    else if (method === 'INVITE') this.#answerInvite(text)
    else if (status === 0 && method !== 'ACK') this.#answer(text, 200)
    this.#changes.announce()
  }

  #answerInvite(text: string): void {
    const type = /^m=audio \d+ RTP\/AVP (\d+)/m.exec(text)?.[1] ?? '8'
    const sdp = `v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio ${this.#rtp.address().port} RTP/AVP ${type} 101\r\n`
    if (this.answersWith === null) this.#answer(text, 180)
    else this.#answer(text, this.answersWith, this.answersWith === 200 ? sdp : '')
  }

  #answer(request: string, status: number, body = ''): void {
    const to = headerOf(request, 'to')
    const lines = [
      `SIP/2.0 ${status} Whatever`,
      ...['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerOf(request, name)}`),
      `To: ${to.includes('tag=') ? to : `${to};tag=line`}`,
      `Contact: <sip:line@127.0.0.1:${this.#sip.address().port}>`,
      `Content-Length: ${body.length}`,
    ]
    this.#tell([...lines, '', body].join('\r\n'))
  }
}
