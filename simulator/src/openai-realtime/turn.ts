import type { Conversation } from './conversation.ts'
import type { ToolOffer, ToolOutcome, Turn } from './mind.ts'
import type { SessionConfig } from './session-config.ts'

function toolsOf({ tools = [] }: SessionConfig): ToolOffer[] {
  return tools.flatMap((tool) =>
    tool.type === 'function'
      ? [
          {
            name: tool.name ?? '',
            description: tool.description ?? '',
            parameters: (tool.parameters ?? {}) as Record<string, unknown>,
          },
        ]
      : [],
  )
}

/** What the model has before it when it is to answer. Words and results are given once. */
export function turnOf(
  conversation: Conversation,
  config: SessionConfig,
  { asked, timeout }: { asked: string | null; timeout: boolean },
): Turn {
  // what is said when asked to is no answer to anything
  const fresh = asked === null ? conversation.takeFresh() : []
  const results = fresh.flatMap((item): ToolOutcome[] => {
    if (item.kind !== 'result') return []
    const call = conversation.call(item.callId)
    return [{ name: call?.name ?? '', args: call?.args ?? '', output: item.output }]
  })
  const heard = fresh.flatMap((item) => (item.kind === 'caller' && item.text !== '' ? [item.text] : [])).join(' ')
  const spoke = fresh.some(({ kind }) => kind === 'caller')
  const cause =
    asked !== null ? 'asked' : timeout ? 'timeout' : results.length > 0 ? 'results' : spoke ? 'heard' : 'asked'
  return {
    cause,
    asked,
    heard,
    results,
    instructions: config.instructions ?? '',
    tools: toolsOf(config),
    history: conversation.said,
  }
}
