import Anthropic from '@anthropic-ai/sdk'
import { AnthropicSimulator } from '#sim/anthropic/anthropic-simulator.ts'
import type { AnthropicSettings } from '#sim/anthropic/anthropic-simulator.ts'

export const KEY = 'sk-ant-simulated'

export interface AnthropicWorld {
  anthropic: AnthropicSimulator
  sdk: Anthropic
  close(): Promise<void>
}

export async function startAnthropicWorld(settings: AnthropicSettings = {}): Promise<AnthropicWorld> {
  const anthropic = new AnthropicSimulator({ apiKey: KEY, ...settings })
  await anthropic.listen(0, '127.0.0.1')
  const sdk = sdkFor(anthropic.url)
  return { anthropic, sdk, close: () => anthropic.close() }
}

/** The real SDK without its own retries; `authToken` null so that no environment mixes in. */
export function sdkFor(
  baseURL: string,
  apiKey = KEY,
  options: { timeout?: number; maxRetries?: number } = {},
): Anthropic {
  return new Anthropic({ baseURL, apiKey, authToken: null, maxRetries: 0, logLevel: 'off', ...options })
}
