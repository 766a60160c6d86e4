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

/** Who is expected in each service: what its covers and its pace are counted from. */
export class Covers {
  readonly #arrivals: readonly Arrivals[]

  constructor(arrivals: readonly Arrivals[]) {
    this.#arrivals = arrivals
  }

  /** `full` when the service, or its pace at this moment, takes no such party any more. */
  judge(sitting: Sitting, at: string, partySize: number): Verdict | null {
    const { service } = sitting
    const all = this.#of(sitting)
    const slot = slotAround(sitting, at)
    const now = all.filter(({ startsAt }) => slotAround(sitting, startsAt) === slot)
    const fits =
      fit(sumCovers(all) + partySize, service.maxCovers) &&
      fit(sumCovers(now) + partySize, service.pacingCovers) &&
      fit(now.reduce((sum, { parties }) => sum + parties, 0) + 1, service.pacingParties)
    return fits ? null : verdict('full')
  }

  #of({ service, businessDate }: Sitting): Arrivals[] {
    return this.#arrivals.filter((one) => one.serviceId === service.id && one.businessDate === businessDate)
  }
}

export const noCovers = new Covers([])

const fit = (value: number, most: number | null) => most === null || value <= most
const sumCovers = (arrivals: readonly Arrivals[]) => arrivals.reduce((sum, { covers }) => sum + covers, 0)
