export type ProviderName = 'twilio' | 'anthropic' | 'openai' | 'smtp' | 'webhook'

/** Hears of every call to the outside world, for the health screen and the metrics. Never throws, never waits. */
export interface ProviderMeter {
  called(provider: ProviderName, milliseconds: number): void
  /** `code` groups errors (`63016`, `529`, `timeout`…); `message` says what the provider said, without personal data. */
  failed(provider: ProviderName, code: string, message: string, conciergerieId: number | null): void
}

/** For tests and tools that do not measure. */
export const silentMeter: ProviderMeter = { called() {}, failed() {} }
