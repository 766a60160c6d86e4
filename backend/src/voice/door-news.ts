import type { LineMode } from '@conciergerie/contract'
import type { DialledLine } from '#src/features/lines/ports.ts'
import { mask } from '#src/logger.ts'
import type { Logger } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { Refusals } from '#src/providers/refusals.ts'
import type { RefusalReason } from './media-protocol.ts'
import type { Phrase } from '#src/text/phrase.ts'
import { rewordDetail } from './supervisor/locales/door-details.ts'
import { rewordDoor, roadNames, wordDoor } from './supervisor/locales/door-words.ts'
import type { DoorKind } from './supervisor/locales/door-words.ts'

/** Whose a piece of news is, as far as it is known. */
interface Concerned {
  lineId: number | null
  conciergerieId: number | null
}

/** Who keeps the logs of lines. */
interface LogKeeper {
  /** @returns false when it does not look after this line */
  hearNews(lineId: number, kind: DoorKind, detail: string | null): boolean
}

interface Refused {
  line: DialledLine | null
  road: LineMode
  /** As the carrier gives them. */
  from: string | null
  to: string | null
}

/** Apart from the codes of other webhooks. */
const codeOf = 'call_'

/** What is shown of a failure that was kept; one that is none of the telephone's as it was stored. */
export function wordFailure(code: string, stored: string): Phrase | string {
  const known = code.startsWith(codeOf) ? rewordDoor(code.slice(codeOf.length), stored) : rewordLoss(code, stored)
  return known ?? stored
}

const rewordLoss = (code: string, stored: string) => (code === 'model_lost' ? rewordDetail(stored) : null)

/**
 * What doors and calls have to say of bad input and losses: it goes to the log of the line; what no line is known for,
 * or whose line another process looks after, is counted among the refused webhooks that every process shows.
 */
export class DoorNews {
  readonly #refusals: Refusals
  #keeper: LogKeeper | null = null

  constructor(parts: { meter: ProviderMeter; logger: Logger }) {
    this.#refusals = new Refusals(parts)
  }

  /** The supervisor, which is made after the doors. */
  reach(keeper: LogKeeper): void {
    this.#keeper = keeper
  }

  tell(of: Concerned | null, kind: DoorKind, detail: string | null = null): void {
    const lineId = of?.lineId ?? null
    if (lineId !== null && this.#keeper?.hearNews(lineId, kind, detail) === true) return
    this.#refusals.note(codeOf + kind, mask(wordDoor(kind, detail).text.en), of?.conciergerieId ?? null)
  }

  /** A call that reception did not let in. */
  refused(reason: RefusalReason, { line, road, from, to }: Refused): void {
    if (reason !== 'unknown') this.tell(line, reason, from)
    else if (line === null) this.tell(null, 'unknown_number', to)
    else if (line.mode !== road) this.tell(line, 'wrong_road', roadNames[road])
    else this.tell(line, 'wrong_account')
  }
}
