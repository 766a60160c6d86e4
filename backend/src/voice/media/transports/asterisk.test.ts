import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { SipAccount } from '../sip/line/account.ts'
import type { SipNews } from '../sip/line/news.ts'
import { AsteriskLine, isAsterisk } from './asterisk.ts'
import type { AsteriskCall } from './asterisk.ts'

const account: SipAccount = {
  username: 'hotel',
  password: 'long secret',
  domain: 'asterisk',
  port: null,
  transport: 'tcp',
}
const start = {
  event: 'MEDIA_START',
  connection_id: 'call-7',
  channel: 'WebSocket/hotel',
  format: 'alaw',
  optimal_frame_size: 160,
  ptime: 20,
}

const opened: { stop(when: 'now'): Promise<void> }[] = []
const sockets: WebSocket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  for (const line of opened.splice(0)) await line.stop('now')
})

async function openLine(change: Partial<SipAccount> = {}) {
  const news: SipNews[] = []
  const calls: AsteriskCall[] = []
  const waiting: ((call: AsteriskCall) => void)[] = []
  const clock = { now: 1000 }
  const line = new AsteriskLine({ ...account, ...change }, '127.0.0.1', () => clock.now, {
    onHealth: () => undefined,
    onNews: (piece) => news.push(piece),
    onCall: (call) => {
      calls.push(call)
      waiting.shift()?.(call)
    },
  })
  opened.push(line)
  await line.start(0)
  const port = news.flatMap((piece) => (piece.what === 'listening' ? [piece.port] : []))[0] ?? 0
  const nextCall = () => new Promise<AsteriskCall>((resolve) => waiting.push(resolve))
  return { line, news, calls, port, nextCall, clock }
}

/** An Asterisk, as far as `chan_websocket` is seen from here. */
function connect(
  port: number,
  { password = 'long secret', protocol = 'media', query = '?from=%2B33639980001&to=100' } = {},
) {
  const authorization = `Basic ${Buffer.from(`hotel:${password}`).toString('base64')}`
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${query}`, protocol, { headers: { authorization } })
  sockets.push(socket)
  const said: (Record<string, unknown> | Buffer)[] = []
  const heard: ((count: number) => void)[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    said.push(isBinary ? data : (JSON.parse(data.toString()) as Record<string, unknown>))
    for (const hear of heard) hear(said.length)
  })
  return {
    socket,
    said,
    tell: (event: object) => {
      socket.send(JSON.stringify(event))
    },
    commands: () => said.flatMap((one) => (Buffer.isBuffer(one) ? [] : [one['command']])),
    audio: () => Buffer.concat(said.filter((one) => Buffer.isBuffer(one))),
    marks: () =>
      said.flatMap((one) =>
        Buffer.isBuffer(one) || one['command'] !== 'MARK_MEDIA' ? [] : [String(one['correlation_id'])],
      ),
    /** Once everything that was sent to it has arrived. */
    settled: async () => {
      socket.ping()
      await once(socket, 'pong')
    },
  }
}

async function openCall(change: object = {}) {
  const all = await openLine()
  const coming = all.nextCall()
  const asterisk = connect(all.port)
  await once(asterisk.socket, 'open')
  asterisk.tell({ ...start, ...change })
  const call = await coming
  const told: string[] = []
  const tellers: (() => void)[] = []
  const tell = (what: string) => {
    told.push(what)
    for (const teller of tellers.splice(0)) teller()
  }
  call.leg.listen({
    onAudio: (audio) => {
      tell(`audio ${Buffer.from(audio, 'base64').length}`)
    },
    onDrained: () => {
      tell('drained')
    },
    onDtmf: (digit) => {
      tell(`key ${digit}`)
    },
    onHeld: () => undefined,
    onEnded: (reason) => {
      tell(reason)
    },
  })
  const nextNews = () => new Promise<void>((resolve) => tellers.push(resolve))
  return { ...all, asterisk, call, leg: call.leg, told, nextNews }
}

const sound = (ms: number) => Buffer.alloc(ms * 8, 7).toString('base64')
const refusal = async (socket: WebSocket) => ((await once(socket, 'error')) as [Error])[0].message

test.each([
  ['another password', { password: 'wrong' }, '401'],
  ['another protocol', { protocol: 'chat' }, '400'],
])('%s is refused, and told of once', async (_, change, status) => {
  const { port, news, calls } = await openLine()
  for (let n = 0; n < 2; n++) expect(await refusal(connect(port, change).socket)).toContain(status)
  expect(news.filter(({ what }) => what === 'stranger')).toHaveLength(1)
  expect(calls).toHaveLength(0)
})

test('a source that was not named is refused before its password is looked at', async () => {
  const { port } = await openLine({ domain: 'asterisk 203.0.113.5' })
  expect(await refusal(connect(port).socket)).toContain('403')
})

test.each([
  ['a codec of another kind', { ...start, format: 'slin16' }],
  ['text that is no event', 'MEDIA_START connection_id:1 format:alaw'],
  ['another event first', { event: 'DTMF_END', digit: '1' }],
])('%s ends the connection, and is no call', async (_, first) => {
  const { port, calls } = await openLine()
  const { socket } = connect(port)
  await once(socket, 'open')
  socket.send(typeof first === 'string' ? first : JSON.stringify(first))
  await once(socket, 'close')
  expect(calls).toHaveLength(0)
})

test('a port that is taken is said to be', async () => {
  const { port } = await openLine()
  const other = new AsteriskLine(account, '127.0.0.1', () => 0, {
    onHealth: () => undefined,
    onNews: () => undefined,
    onCall: () => undefined,
  })
  expect(await other.start(port)).toBe(false)
})

test('the domain says that a line is of this kind', () => {
  expect(['asterisk', 'Asterisk 10.0.0.1', 'asterisk, 10.0.0.0/8'].map(isAsterisk)).toEqual([true, true, true])
  expect(['asterisk.example.org', 'sip.ovh.fr', ''].map(isAsterisk)).toEqual([false, false, false])
})

test('a call says who calls whom, and rings until it is answered', async () => {
  const { call, asterisk, leg } = await openCall()
  expect(call).toMatchObject({ id: 'call-7', from: '+33639980001', to: '100' })
  expect(leg.format).toBe('audio/pcma')
  await asterisk.settled()
  expect(asterisk.said).toEqual([])
  leg.answer()
  await asterisk.settled()
  expect(asterisk.commands()).toEqual(['ANSWER'])
})

test('sound goes both ways untouched, in whole frames', async () => {
  const { asterisk, leg, told, nextNews } = await openCall({ format: 'ulaw' })
  const news = nextNews()
  asterisk.socket.send(Buffer.alloc(160, 3))
  await news
  expect(told).toEqual(['audio 160'])
  leg.play(Buffer.alloc(250, 7).toString('base64'))
  await asterisk.settled()
  expect(asterisk.audio()).toHaveLength(160)
  leg.endItem()
  await asterisk.settled()
  expect(asterisk.audio()).toHaveLength(320)
  expect(asterisk.audio().subarray(0, 250)).toEqual(Buffer.alloc(250, 7))
})

test('what was heard is known by marks, and by the time since the last', async () => {
  const { asterisk, leg, clock, told, nextNews } = await openCall()
  leg.play(sound(200))
  leg.endItem()
  await asterisk.settled()
  const marks = asterisk.marks()
  const returned = async (mark = '') => {
    asterisk.tell({ event: 'MEDIA_MARK_PROCESSED', correlation_id: mark })
    await asterisk.settled()
  }
  await returned(marks[0])
  clock.now += 50
  expect(leg.playedMs()).toBe(50)
  const drained = nextNews()
  for (const mark of marks) await returned(mark)
  await drained
  expect(told).toEqual(['drained'])
  expect(leg.playedMs()).toBe(200)
})

test('what is cut is flushed, and marks of before say nothing', async () => {
  const { asterisk, leg } = await openCall()
  leg.play(sound(400))
  await asterisk.settled()
  const [old] = asterisk.marks()
  leg.clear()
  asterisk.tell({ event: 'MEDIA_MARK_PROCESSED', correlation_id: old })
  await asterisk.settled()
  expect(asterisk.commands().at(-1)).toBe('FLUSH_MEDIA')
  expect(leg.playedMs()).toBe(0)
})

test('a full queue is waited for, and nothing is lost', async () => {
  const { asterisk, leg } = await openCall()
  leg.play(sound(100))
  asterisk.tell({ event: 'MEDIA_XOFF' })
  await asterisk.settled()
  leg.play(sound(1000))
  await asterisk.settled()
  expect(asterisk.audio()).toHaveLength(800)
  asterisk.tell({ event: 'MEDIA_XON' })
  await asterisk.settled()
  await asterisk.settled()
  expect(asterisk.audio()).toHaveLength(8800)
})

test('keys are told, other characters are not', async () => {
  const { asterisk, told, nextNews } = await openCall()
  const news = nextNews()
  for (const digit of ['x', '55', '#']) asterisk.tell({ event: 'DTMF_END', digit })
  await news
  expect(told).toEqual(['key #'])
})

test('the caller leaves: Asterisk closes', async () => {
  const { asterisk, told, nextNews } = await openCall()
  const news = nextNews()
  asterisk.socket.close(1000)
  await news
  expect(told).toEqual(['caller_hung_up'])
})

test('a connection that breaks off is lost', async () => {
  const { asterisk, told, nextNews } = await openCall()
  const news = nextNews()
  asterisk.socket.terminate()
  await news
  expect(told).toEqual(['media_lost'])
})

test('we hang up: HANGUP, then the connection closes, and nothing is told', async () => {
  const { asterisk, leg, told } = await openCall()
  leg.hangUp()
  leg.play(sound(20))
  await once(asterisk.socket, 'close')
  expect(asterisk.commands()).toEqual(['HANGUP'])
  expect(asterisk.audio()).toHaveLength(0)
  expect(told).toEqual([])
})

test('a line that stops after its calls lets them end', async () => {
  const { line, asterisk, port } = await openCall()
  const stopping = line.stop('after_calls')
  expect(await refusal(connect(port).socket)).toMatch(/503|ECONNREFUSED/)
  asterisk.socket.close(1000)
  await stopping
})
