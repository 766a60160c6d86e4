import type { ModelInfo } from '@anthropic-ai/sdk/resources/models'

/** Some of those that the vendor lists; any other Claude is taken too. */
export const MODELS = ['claude-haiku-5-5', 'claude-sonnet-5-5', 'claude-opus-5-5', 'claude-haiku-4-5']

export function isModel(id: string): boolean {
  return /^claude-[a-z0-9-]+$/.test(id)
}

export function describeModel(id: string): ModelInfo {
  return {
    id,
    type: 'model',
    display_name: id.replace('claude-', 'Claude ').replaceAll('-', ' '),
    created_at: '2026-09-01T00:00:00Z',
    capabilities: null,
    lifecycle: 'active',
    line: null,
    deprecated_at: null,
    retires_at: null,
    max_input_tokens: 200_000,
    max_tokens: 64_000,
  }
}
