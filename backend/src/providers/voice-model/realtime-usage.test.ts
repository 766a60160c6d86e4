import { expect, it } from 'vitest'
import { transcribedSeconds } from './realtime-usage.ts'

it('what was written down is paid for by its seconds, whether the vendor counts these or tokens', () => {
  const tokens = { type: 'tokens', input_tokens: 38, output_tokens: 12, total_tokens: 50 } as const
  expect(transcribedSeconds({ type: 'duration', seconds: 1.5 })).toBe(1.5)
  expect(transcribedSeconds({ ...tokens, input_token_details: { audio_tokens: 30, text_tokens: 8 } })).toBe(3)
  expect(transcribedSeconds(tokens)).toBe(3.8)
})
