import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import { blocksOf } from '../validation/request-rules.ts'

/** `<mark>…</mark>`, with anything but the same mark in between. */
const MARKED = /<([a-z][\w-]*)>\s*([\s\S]*?)\s*<\/\1>/g

/** What the user said last. When the turn is made of marked parts, those with the last mark are meant. */
export function lastMessage({ messages }: MessageCreateParams): string {
  const last = messages.findLast(({ role }) => role === 'user')
  const texts = last ? blocksOf(last).flatMap((block) => (block.type === 'text' ? [block.text] : [])) : []
  const whole = texts.join('\n')
  const marked = [...whole.matchAll(MARKED)]
  const mark = marked.at(-1)?.[1]
  if (mark === undefined) return whole
  return marked.flatMap(([, name, text = '']) => (name === mark ? [text] : [])).join('\n')
}
