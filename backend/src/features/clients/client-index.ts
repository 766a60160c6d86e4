import type { Tx } from '#src/db/database.ts'
import { clientTerms } from './client-search.ts'
import { replaceTerms, takeUnindexed } from './client-search.store.ts'
import { listIdentitiesOf } from './clients.store.ts'

export interface IndexedCard {
  conciergerieId: number
  id: number
  terms: string[]
}

/** Keeps clients findable by their names and numbers. */
export class ClientIndex {
  /** Takes cards that changed and renews their words. @returns what each can be found by now */
  async indexPending(tx: Tx, limit: number): Promise<IndexedCard[]> {
    const cards: IndexedCard[] = []
    for (const row of await takeUnindexed(tx.q, limit)) {
      const identities = await listIdentitiesOf(tx.q, row.conciergerie_id, [row.id])
      const numbers = [
        ...(row.phone === null ? [] : [row.phone]),
        ...identities.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
      ]
      const terms = clientTerms({ name: row.name, profileName: row.profile_name, email: row.email }, [
        ...new Set(numbers),
      ])
      await replaceTerms(tx.q, row.conciergerie_id, row.id, terms)
      cards.push({ conciergerieId: row.conciergerie_id, id: row.id, terms })
    }
    return cards
  }
}
