import type { ContentBlockParam, MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import { blocksOf } from './validation/request-rules.ts'

/** A stretch of the prompt in the order in which it is read: tools, system, messages. */
export interface PromptBlock {
  text: string
  tokens: number
  /** A cache may end here. */
  cached: '5m' | '1h' | null
}

/** About four bytes a token: nobody outside knows better, and it is the same every time. */
export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4)
}

function promptBlock(kind: string, block: object): PromptBlock {
  const { cache_control: mark, ...rest } = block as { cache_control?: { ttl?: '5m' | '1h' } | null; text?: string }
  const text = rest.text ?? JSON.stringify(rest)
  return { text: `${kind}:${text}`, tokens: countTokens(text), cached: mark ? (mark.ttl ?? '5m') : null }
}

/** The whole prompt of a request, cut where a cache may be cut. */
export function promptBlocks({
  tools = [],
  system = [],
  messages,
  cache_control: whole,
}: MessageCreateParams): PromptBlock[] {
  const systemBlocks = typeof system === 'string' ? [{ type: 'text', text: system }] : system
  const blocks = [
    ...tools.map((tool) => promptBlock('tool', tool)),
    ...systemBlocks.map((block) => promptBlock('system', block)),
    ...messages.flatMap((message) =>
      blocksOf(message).map((block: ContentBlockParam) => promptBlock(message.role, block)),
    ),
  ]
  const last = blocks.at(-1)
  if (whole && last) last.cached ??= whole.ttl ?? '5m'
  return blocks
}
