import type { ToolOutcome } from '#sim/openai-realtime/mind.ts'

/** A result as the server gives it: JSON with a status, something to say, and plain data. */
export interface ToolResult {
  name: string
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
export function readResult({ name, output }: ToolOutcome): ToolResult {
  try {
    const data = JSON.parse(output) as unknown
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
      const fields = data as Record<string, unknown>
      const status = typeof fields['status'] === 'string' ? fields['status'] : 'ok'
      return { name, status, say: forTheEar(textIn(fields)), data: fields }
    }
  } catch {
    // told as it came
  }
  return { name, status: 'unreadable', say: forTheEar(output), data: {} }
}
