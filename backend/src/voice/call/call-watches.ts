import { houseDay } from '#src/agent/calendar.ts'
import type { Clock } from '#src/clock.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { CallPlan } from './call-plan.ts'
import { ConsentWatch } from './consent-watch.ts'
import { languageOfLine } from './first-words.ts'
import { HonestyWatch } from './honesty-watch.ts'
import { LanguageWatch } from './language-watch.ts'
import { Transcript } from './transcript.ts'
import type { TurnLog } from './transcript.ts'

/** What is known of a call while it lasts, by all who serve it. */
export interface CallWatches {
  transcript: Transcript
  consent: ConsentWatch
  language: LanguageWatch
  honesty: HonestyWatch
}

export function watchCall(call: OpenedCall, plan: CallPlan, { log, now }: { log: TurnLog; now: Clock }): CallWatches {
  const honesty = new HonestyWatch()
  // what the house itself wrote may be said
  honesty.learn([plan.instructions], null)
  return {
    transcript: new Transcript(call, log),
    consent: new ConsentWatch(() => houseDay(now(), plan.house.timezone)),
    language: new LanguageWatch(languageOfLine(plan.settings)),
    honesty,
  }
}
