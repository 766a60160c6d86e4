import { mask } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import type { CallEvent } from './media-protocol.ts'
import { wordDetail } from './supervisor/locales/door-details.ts'

/** What the health screen shows of the voice model: how long it takes to answer, and what it refused or broke off. */
export function measureModel(meter: ProviderMeter, conciergerieId: number | null, event: CallEvent): void {
  if (event.on === 'first_audio' || event.on === 'response_time') meter.called('openai', event.ms)
  else if (event.on === 'error') meter.failed('openai', event.code, mask(event.message), conciergerieId)
  else if (event.on === 'ended' && event.reason === 'model_lost')
    meter.failed('openai', event.reason, mask(storedDetail(event.detail ?? '')), conciergerieId)
}

/** In English, as failures are kept: `wordFailure` says it in the language of who reads. */
const storedDetail = (detail: string) => wordDetail(detail)?.en ?? detail
