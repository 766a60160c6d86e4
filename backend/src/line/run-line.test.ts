import { expect, test } from 'vitest'
import type { ToMedia } from '#src/voice/media-protocol.ts'
import { readLineOptions } from './read-options.ts'
import type { LineOptions } from './read-options.ts'
import { lineOf, serveByHand } from './run-line.ts'

const options = readLineOptions(['--sip-domain', 'trunk.test', '--sip-username', 'house'], {
  SIP_PASSWORD: 's',
}) as LineOptions

function serve() {
  const sent: ToMedia[] = []
  const printed: string[] = []
  const hear = serveByHand({
    options,
    model: 'm',
    send: (message) => sent.push(message),
    print: (text) => printed.push(text),
  })
  return { hear, sent, printed }
}

test('the password is sent to the process that needs it and is printed nowhere', () => {
  expect(lineOf(options)).toMatchObject({ username: 'house', password: 's', domain: 'trunk.test' })
})

test('every call is answered, by the voice that was asked for', () => {
  const { hear, sent } = serve()
  const offer = { road: 'sip_bridge', lineId: 1, pass: null, from: null, to: null } as const
  for (const ref of ['a', 'b']) hear({ from: 'offer', offer: { ...offer, ref, providerCallId: `call-${ref}` } })
  expect(sent).toMatchObject([
    { to: 'start', start: { ref: 'a', callId: 1, session: { voice: 'marin', language: 'fr', tools: [] } } },
    { to: 'start', start: { ref: 'b', callId: 2 } },
  ])
})

test('what the line and its calls tell is printed, but for half sentences', () => {
  const { hear, printed } = serve()
  hear({ from: 'line_log', lineId: 1, news: { what: 'listening', transport: 'udp', port: 5070 } })
  hear({ from: 'line_report', report: { lineId: 1, state: 'failed', detail: '@trunk_refused 401', sipPort: null } })
  const text = { on: 'text', itemId: 'i', speaker: 'caller', atMs: 0 } as const
  hear({ from: 'call', callId: 1, event: { ...text, text: 'Bon', final: false } })
  hear({ from: 'call', callId: 1, event: { ...text, text: 'Bonjour', final: true } })
  const stats = { framesIn: 5, framesOut: 6, framesLost: 0, gapMaxMs: 21, gapP99Ms: 20 }
  hear({ from: 'call', callId: 1, event: { on: 'ended', reason: 'caller_hung_up', detail: null, stats } })
  expect(printed).toEqual([
    'À l’écoute sur le port 5070 (UDP)',
    'ligne : failed (Identifiant ou mot de passe refusé (401))',
    'appel 1 : appelant : Bonjour',
    'appel 1 : fin : caller_hung_up ; 5 trames reçues, 0 perdues, 6 envoyées, écart p99 20 ms, max 21 ms',
  ])
})
