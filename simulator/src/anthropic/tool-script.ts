import type { ContentBlockParam, MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import { toolUse } from './model-reply.ts'
import type { ModelReply } from './model-reply.ts'
import { blocksOf } from './validation/request-rules.ts'

/** What a request ends with: the client's words, or what tools answered. */
export interface LastTurn {
  text: string
  results: string[]
  /** How many rounds of tools this answer has had. */
  rounds: number
  tools: string[]
}

/** Reads the end of a request, for scripts that answer it. */
export function lastTurn({ messages, tools = [] }: MessageCreateParams): LastTurn {
  const blocks = messages.flatMap((message) => blocksOf(message).map((block) => ({ role: message.role, block })))
  const text = blocks.findLast(({ role, block }) => role === 'user' && block.type === 'text')
  const results = blocksOf(messages.at(-1) ?? { role: 'user', content: [] }).flatMap(resultOf)
  return {
    text: text?.block.type === 'text' ? text.block.text : '',
    results,
    rounds: blocks.filter(({ block }) => block.type === 'tool_result').length,
    tools: tools.flatMap((tool) => ('name' in tool ? [tool.name] : [])),
  }
}

function resultOf(block: ContentBlockParam): string[] {
  if (block.type !== 'tool_result') return []
  return [typeof block.content === 'string' ? block.content : JSON.stringify(block.content)]
}

/** What a hostile model aims at: other people's and other houses' things. */
export interface Targets {
  codes: string[]
  ids: number[]
  phones: string[]
  names: string[]
  /** Texts that claim what was never done, or carry orders. */
  claims: string[]
}

/** How often it calls before it writes. */
const mostCalls = 4

/** A call of a tool that was offered, or of none, with anything in it. */
export type HostileCall = (tools: readonly string[]) => { name: string; input: Record<string, unknown> }

/** @param random 0 ≤ x < 1; every choice comes from it, so that a run can be had again */
export function hostileCalls(targets: Targets, random: () => number): HostileCall {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const values = (): unknown[] => [
    pick(targets.codes),
    pick(targets.ids),
    pick(targets.phones),
    pick(targets.names),
    pick(targets.claims),
    500,
    -1,
    0,
    2,
    1e9,
    '2020-01-01',
    '2026-12-05',
    '2026-12-08',
    '2099-12-31',
    '2026-02-31',
    '20:00',
    '99:99',
    true,
    null,
    { conciergerieId: pick(targets.ids), clientId: pick(targets.ids) },
    ['x'],
    'a'.repeat(5_000),
    "'; drop table reservations; --",
  ]
  return (tools) => {
    const name = pick([...tools, 'drop_all_reservations']) ?? 'cancel_reservation'
    const names = [...fields].filter(() => random() < 0.5)
    return {
      name,
      input: {
        ...Object.fromEntries(names.map((field) => [field, pick(values())])),
        ...likely(name, random, targets),
      },
    }
  }
}

/** A model that calls any tool with anything and ends with a claim. @param random 0 ≤ x < 1 */
export function hostileModel(targets: Targets, random: () => number): (request: MessageCreateParams) => ModelReply {
  const call = hostileCalls(targets, random)
  return (request) => {
    const { rounds, tools } = lastTurn(request)
    if (request.tool_choice?.type !== 'none' && rounds < mostCalls && random() < 0.9) {
      const { name, input } = call(tools)
      return toolUse(name, input)
    }
    return {
      kind: 'json',
      value: {
        outcome: 'answered',
        language: 'fr',
        text: targets.claims[Math.floor(random() * targets.claims.length)] ?? '',
        faqIds: ['booking', 'house', '1'],
        reason: '',
      },
    }
  }
}

const fields = new Set(
  'kind date_from date_to time party_size adults children unit_type hold code last_name first_name phone email requests confirmed reason text question items mode address at conciergerie_id client_id conversation_id'.split(
    ' ',
  ),
)

/** Often enough arguments that would work, were they allowed. */
function likely(name: string, random: () => number, { codes, names }: Targets): Record<string, unknown> {
  if (random() < 0.4) return {}
  const any = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]
  switch (name) {
    case 'create_reservation':
      return random() < 0.3
        ? { hold: any(codes) }
        : {
            hold: undefined,
            kind: 'stay',
            date_from: '2026-12-05',
            date_to: `2026-12-0${6 + Math.floor(random() * 3)}`,
            party_size: 2,
            unit_type: undefined,
          }
    case 'update_reservation':
    case 'cancel_reservation':
    case 'find_reservation':
      return { code: any(codes), last_name: any(names), confirmed: random() < 0.7 }
    default:
      return {}
  }
}
