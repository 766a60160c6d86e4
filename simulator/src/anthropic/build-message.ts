import { randomBytes } from 'node:crypto'
import type { ContentBlock, Message, StopReason, Usage } from '@anthropic-ai/sdk/resources/messages'
import type { InputUsage } from './prompt-cache.ts'
import { countTokens } from './tokens.ts'

export interface Answer {
  content: ContentBlock[]
  stopReason: StopReason
}

export const newId = (prefix: string): string => `${prefix}_01${randomBytes(11).toString('hex')}`

export const textBlock = (text: string): ContentBlock => ({ type: 'text', text, citations: null })

function outputTokens(content: ContentBlock[]): number {
  const written = content.map((block) => (block.type === 'text' ? block.text : JSON.stringify(block)))
  return Math.max(1, countTokens(written.join('')))
}

function usageOf(content: ContentBlock[], { fresh, read, written }: InputUsage): Usage {
  return {
    input_tokens: fresh,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written['5m'] + written['1h'],
    cache_creation: { ephemeral_5m_input_tokens: written['5m'], ephemeral_1h_input_tokens: written['1h'] },
    output_tokens: outputTokens(content),
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard',
    inference_geo: null,
    speed: null,
  }
}

/** A whole answer, as the plain endpoint gives it. */
export function buildMessage(model: string, { content, stopReason }: Answer, input: InputUsage): Message {
  const refused = stopReason === 'refusal'
  return {
    id: newId('msg'),
    type: 'message',
    role: 'assistant',
    model,
    content,
    container: null,
    diagnostics: null,
    stop_reason: stopReason,
    stop_sequence: null,
    stop_details: refused ? { type: 'refusal', category: null, explanation: null } : null,
    usage: usageOf(content, input),
  }
}
