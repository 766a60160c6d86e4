import type { Switchboard } from './switchboard.ts'
import { parseTwiml, TwimlError } from './twiml.ts'
import type { Verb } from './twiml.ts'
import type { TwilioCall } from './twilio-call.ts'

/** What comes after a verb: the next one, another document, or nothing any more. */
type Next = 'next' | 'end' | { document: string | null }

type Run = (verb: Verb, call: TwilioCall, board: Switchboard) => Promise<Next> | Next

/** As in the address of the document that it stands in. */
const ringSeconds = (verb: Verb) => Number(verb.attributes['timeout'] ?? 30)

async function connect(verb: Verb, call: TwilioCall, board: Switchboard): Promise<Next> {
  const stream = verb.children.find(({ name }) => name === 'Stream')
  if (!stream) {
    board.fail(call, 12100, '<Connect> without <Stream>')
    return 'next'
  }
  const parameters = Object.fromEntries(
    stream.children.flatMap(({ name, attributes }) =>
      name === 'Parameter' ? [[attributes['name'] ?? '', attributes['value'] ?? '']] : [],
    ),
  )
  await board.stream(call, stream.attributes['url'] ?? '', parameters, stream.attributes['statusCallback'] ?? null)
  const action = verb.attributes['action']
  return action === undefined || call.ended ? 'next' : { document: await board.fetch(call, action) }
}

async function dial(verb: Verb, call: TwilioCall, board: Switchboard): Promise<Next> {
  const number = verb.children.find(({ name }) => name === 'Number')?.text ?? verb.text
  const outcome = board.people.get(number) ?? 'completed'
  call.setStatus('in-progress')
  if (outcome === 'no-answer') await call.schedule.pause((ringSeconds(verb) * 1000) / call.speed)
  call.dialed.push({ number, outcome })
  const action = verb.attributes['action']
  if (outcome === 'completed') {
    call.end('transferred', 'completed')
    // told when they have finished; what it answers runs for nobody
    if (action !== undefined) await board.fetch(call, action, { DialCallStatus: outcome })
    return 'end'
  }
  return action === undefined ? 'next' : { document: await board.fetch(call, action, { DialCallStatus: outcome }) }
}

const verbs: Record<string, Run> = {
  Connect: connect,
  Dial: dial,
  Hangup: (_verb, call) => {
    call.end('house_hung_up', 'completed')
    return 'end'
  },
  Reject: ({ attributes }, call) => {
    if (attributes['reason'] === 'busy') call.end('busy', 'busy')
    else call.end('refused', 'no-answer')
    return 'end'
  },
  Redirect: async ({ text }, call, board) => ({ document: await board.fetch(call, text) }),
  Say: async ({ text }, call): Promise<Next> => {
    call.setStatus('in-progress')
    await call.hearSaid(text)
    return 'next'
  },
  Play: () => 'next',
  Pause: async ({ attributes }, call): Promise<Next> => {
    await call.schedule.pause((Number(attributes['length'] ?? 1) * 1000) / call.speed)
    return 'next'
  },
}

/**
 * Does what a document says, verb after verb; what follows `<Connect>` when its stream has ended, hangs up at the end.
 * @param isCurrent false once another document has taken its place
 */
export async function runTwiml(
  document: string | null,
  call: TwilioCall,
  board: Switchboard,
  isCurrent: () => boolean,
): Promise<void> {
  const found = document === null ? null : read(document, call, board)
  if (found === null) {
    call.end('refused', 'failed')
    return
  }
  call.twiml.push(document ?? '')
  for (const verb of found) {
    const run = verbs[verb.name]
    if (!run) board.fail(call, 12200, `<${verb.name}> is unknown`)
    const next = (await run?.(verb, call, board)) ?? 'next'
    if (!isCurrent()) return
    if (next === 'end') return
    if (next !== 'next') return runTwiml(next.document, call, board, isCurrent)
  }
  call.end('house_hung_up', 'completed')
}

function read(document: string, call: TwilioCall, board: Switchboard): Verb[] | null {
  try {
    return parseTwiml(document)
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error
    board.fail(call, 12100, error.message)
    return null
  }
}
