/** Connection overrides that Twilio reads from the fragment of a webhook URL. */
export interface WebhookPolicy {
  connectMs: number
  readMs: number
  retries: number
  retryOn: Set<string>
}

const LIMITS = { connectMs: [100, 10_000], readMs: [100, 15_000], retries: [0, 5] } as const
const CATEGORIES = new Set(['4xx', '5xx', 'ct', 'rt', 'all'])

function within(text: string | null, [least, most]: readonly [number, number], fallback: number): number {
  const value = Number(text ?? Number.NaN)
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : fallback
}

/**
 * `#rc=3&rp=5xx,ct,rt&ct=2000&rt=10000` → the policy; without a fragment one retry, on a connect timeout only.
 * Source: Twilio's documentation, "Webhooks connection overrides".
 */
export function policyOf(url: string): WebhookPolicy {
  const parameters = new URLSearchParams(new URL(url).hash.slice(1))
  const wanted = (parameters.get('rp') ?? 'ct').split(',').filter((category) => CATEGORIES.has(category))
  return {
    connectMs: within(parameters.get('ct'), LIMITS.connectMs, 5000),
    readMs: within(parameters.get('rt'), LIMITS.readMs, 15_000),
    retries: within(parameters.get('rc'), LIMITS.retries, 1),
    retryOn: new Set(wanted),
  }
}

/** What an attempt ended in, in the words of `rp`; null when nothing failed. */
export function failureOf(status: number | null, error: 'ct' | 'rt' | null): string | null {
  if (error) return error
  if (status === null || status < 400) return null
  return status >= 500 ? '5xx' : '4xx'
}

export function shallRetry(policy: WebhookPolicy, failure: string | null): boolean {
  return failure !== null && (policy.retryOn.has('all') || policy.retryOn.has(failure))
}
