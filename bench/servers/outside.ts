import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'

/** The outside world, as fast as it can be: when the model was asked and answered, when Twilio was told to send. */
export interface Outside {
  url: string
  /** Reference in the client's message (`ref-12`) → when the model was asked for its answer and gave it. */
  asked: Map<string, { askedAt: number; answeredAt: number }>
  /** Number of the client → when Twilio was first told to send them an answer. */
  sent: Map<string, number>
  /** The model takes requests and never answers. */
  hang: boolean
  close(): Promise<void>
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

export async function openOutside(): Promise<Outside> {
  const asked: Outside['asked'] = new Map()
  const sent: Outside['sent'] = new Map()
  const outside = { url: '', asked, sent, hang: false }
  const server = createServer((req, res) => {
    void readBody(req).then((body) => {
      const isModel = req.url?.includes('/v1/messages') ?? false
      if (isModel && outside.hang) return
      const askedAt = performance.now()
      const answer = isModel ? answerAsModel(body, asked, askedAt) : answerAsTwilio(body, sent, askedAt)
      res.writeHead(isModel ? 200 : 201, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  outside.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(outside, {
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}

/** Grounded in the first FAQ that it was shown, as the guardrails demand. */
function answerAsModel(body: string, asked: Outside['asked'], askedAt: number): unknown {
  const reference = [...body.matchAll(/ref-\d+/g)].at(-1)?.[0] ?? ''
  const faq = /<faqs>\\n\[(\d+)\]/.exec(body)?.[1] ?? ''
  const text = 'La salle ouvre tous les jours de 9 h à 19 h ; on y entre par la cour, avec la clef de la chambre.'
  const form = { outcome: 'answered', language: 'fr', text, faqIds: [faq], reason: '' }
  asked.set(reference, { askedAt, answeredAt: performance.now() })
  return {
    id: `msg_${randomBytes(8).toString('hex')}`,
    type: 'message',
    role: 'assistant',
    model: 'claude-haiku-4-5',
    content: [{ type: 'text', text: JSON.stringify(form) }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 100, output_tokens: 20 },
  }
}

function answerAsTwilio(body: string, sent: Outside['sent'], at: number): unknown {
  const form = new URLSearchParams(body)
  const to = form.get('To')?.replace('whatsapp:', '')
  if (to !== undefined && !sent.has(to)) sent.set(to, at)
  const sid = `SM${randomBytes(16).toString('hex')}`
  return { sid, status: 'queued', body: form.get('Body'), error_code: null, error_message: null }
}
