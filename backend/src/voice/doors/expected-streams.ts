import type { CallLookup } from '#src/features/calls/call-lookup.ts'
import type { TwilioAccount } from '#src/features/conciergeries/house.ts'
import { usableTokens } from '#src/http/signatures.ts'

export interface ExpectedStreamsParts {
  lookup: Pick<CallLookup, 'housesAwaitingStream'>
  accountOf: (conciergerieId: number) => Promise<TwilioAccount | null>
}

/** Streams that may come now. They are known by their calls' rows: the process that answered Twilio may be another one. */
export class ExpectedStreams {
  readonly #parts: ExpectedStreamsParts

  constructor(parts: ExpectedStreamsParts) {
    this.#parts = parts
  }

  /** Tokens that may prove an upgrade; none when no call is awaited. */
  async tokens(): Promise<string[]> {
    const houses = await this.#parts.lookup.housesAwaitingStream()
    const accounts = await Promise.all(houses.map((house) => this.#parts.accountOf(house)))
    return [...new Set(usableTokens(accounts.flatMap((account) => [account?.token, account?.secondaryToken])))]
  }
}
