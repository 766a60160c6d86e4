import type { ToolOutcome } from '#sim/openai-realtime/mind.ts'

/** A result as the server gives it: JSON with a status, something to say, and plain data. */
export interface ToolResult {
  name: string
  /** What it was called with. */
  args: Record<string, unknown>
  status: string
  /** What may be said of it, for the ear; empty when it holds nothing to say. */
  say: string
  data: Record<string, unknown>
}

/** Lists and lines as one spoken text: `• Suite : 210 €` and a newline become sentences. */
export function forTheEar(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[•*-]\s*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => (/[.!?:;…»]$/.test(line) ? line : `${line}.`))
    .join(' ')
}

const textIn = (data: Record<string, unknown>): string => {
  for (const name of ['server_will_say', 'server_will_send', 'text', 'say', 'message']) {
    const value = data[name]
    if (typeof value === 'string' && value.trim() !== '') return value
  }
  return ''
}

/** Anything else than JSON counts as said, with the status `unreadable`. */
export function readResult({ name, args: given, output }: ToolOutcome): ToolResult {
  const args = fieldsOf(given) ?? {}
  const fields = fieldsOf(output)
  if (!fields) return { name, args, status: 'unreadable', say: forTheEar(output), data: {} }
  const status = typeof fields['status'] === 'string' ? fields['status'] : 'ok'
  return { name, args, status, say: forTheEar(textIn(fields)), data: fields }
}

function fieldsOf(json: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(json) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
