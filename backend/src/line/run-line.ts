import type { FromMedia, SipLine, ToMedia } from '#src/voice/media-protocol.ts'
import { sayReason } from '#src/features/lines/locales/line-words.ts'
import { say } from '#src/text/phrase.ts'
import { wordNews } from '#src/voice/supervisor/locales/sip-words.ts'
import type { LineOptions } from './read-options.ts'
import { tellEvent } from './tell-event.ts'

/** A line by hand has a number of its own, in this program alone. */
const lineId = 1
const greeting = 'Saluez, dites que cette ligne est à l’essai et que vous êtes une voix de synthèse.'

export interface Hand {
  options: LineOptions
  model: string
  send: (message: ToMedia) => void
  print: (text: string) => void
}

export function lineOf({ username, password, domain, port, transport }: LineOptions): SipLine {
  return { lineId, number: username ?? domain, username, password, domain, port, transport }
}

/** Answers every call, prints what happens, and has no tools: there is no house behind it. */
export function serveByHand({ options, model, send, print }: Hand): (message: FromMedia) => void {
  let calls = 0
  const start = (ref: string, providerCallId: string) => {
    const { voice, language, instructions } = options
    const session = { model, instructions, tools: [], voice, speed: 1, language, keywords: [] }
    const callId = ++calls
    send({ to: 'start', start: { ref, callId, road: 'sip_bridge', providerCallId, session, greeting } })
  }
  return (message) => {
    if (message.from === 'line_log') print(say(wordNews(message.news).text, 'fr'))
    else if (message.from === 'line_report') print(`ligne : ${message.report.state}${tail(message.report.detail)}`)
    else if (message.from === 'offer') start(message.offer.ref, message.offer.providerCallId)
    else if (message.from === 'call') {
      const told = tellEvent(message.event)
      if (told !== null) print(`appel ${message.callId} : ${told}`)
    }
  }
}

const tail = (detail: string | null) => (detail ? ` (${sayReason(detail, 'fr')})` : '')
