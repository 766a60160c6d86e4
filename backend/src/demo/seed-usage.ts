import type { Seeding } from './seed.ts'

const day = 24 * 60
const days = 30

/** A month of usage before today, busier at week-ends; the same at every run. */
export async function seedUsage({ tx, ago }: Seeding, conciergerieId: number, traffic: number): Promise<void> {
  const rows = Array.from({ length: days }, (_, i) => {
    const date = ago((i + 1) * day).slice(0, 10)
    const weekend = [0, 5, 6].includes(new Date(date).getUTCDay()) ? 1.4 : 1
    const incoming = Math.round(traffic * weekend * (0.8 + (((i * 7) % 10) / 10) * 0.4))
    const answers = Math.round(incoming * 0.62)
    return {
      conciergerie_id: conciergerieId,
      day: date,
      messages_in: incoming,
      messages_out: Math.round(incoming * 0.9),
      answers,
      cost_micros: answers * 1900,
    }
  })
  await tx.q
    .insertInto('daily_usage')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute()
}
