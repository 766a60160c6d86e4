import { slotAround } from './services.ts'
import type { Sitting } from './services.ts'
import { verdict } from './verdict.ts'
import type { Verdict } from './verdict.ts'

/** Parties that arrive at one moment of a service. */
export interface Arrivals {
  serviceId: number
  businessDate: string
  startsAt: string
  parties: number
  covers: number
}

interface Count {
  parties: number
  covers: number
}

interface Expected {
  all: Count
  bySlot: Map<string, Count>
}

/** Who is expected in each service: what its covers and its pace are counted from. */
export class Covers {
  readonly #arrivals: readonly Arrivals[]
  readonly #expected = new Map<string, Expected>()

  constructor(arrivals: readonly Arrivals[]) {
    this.#arrivals = arrivals
  }

  /** `full` when the service, or its pace at this moment, takes no such party any more. */
  judge(sitting: Sitting, at: string, partySize: number): Verdict | null {
    const { maxCovers, pacingCovers, pacingParties } = sitting.service
    if (maxCovers === null && pacingCovers === null && pacingParties === null) return null
    const { all, bySlot } = this.#of(sitting)
    const now = bySlot.get(slotAround(sitting, at)) ?? none
    const fits =
      fit(all.covers + partySize, maxCovers) &&
      fit(now.covers + partySize, pacingCovers) &&
      fit(now.parties + 1, pacingParties)
    return fits ? null : verdict('full')
  }

  #of(sitting: Sitting): Expected {
    const { service, businessDate, first } = sitting
    const key = `${service.id} ${businessDate} ${first}`
    const known = this.#expected.get(key)
    if (known) return known
    const expected: Expected = { all: { parties: 0, covers: 0 }, bySlot: new Map() }
    for (const arrivals of this.#arrivals) {
      if (arrivals.serviceId !== service.id || arrivals.businessDate !== businessDate) continue
      const slot = slotAround(sitting, arrivals.startsAt)
      expected.all = add(expected.all, arrivals)
      expected.bySlot.set(slot, add(expected.bySlot.get(slot) ?? none, arrivals))
    }
    this.#expected.set(key, expected)
    return expected
  }
}

export const noCovers = new Covers([])

const none: Count = { parties: 0, covers: 0 }
const add = (one: Count, other: Count): Count => ({
  parties: one.parties + other.parties,
  covers: one.covers + other.covers,
})
const fit = (value: number, most: number | null) => most === null || value <= most
