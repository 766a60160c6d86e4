import type { RequestPriority, RequestStatus } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { FaqWriter } from '#src/features/faqs/faq-writer.ts'
import { idOf, instantOf, isOn, textOf } from './fields.ts'
import type { LegacyFile, LegacyRow } from './legacy-file.ts'

const atOnce = 100

/** Nobody listens yet: the screens read everything when they open. */
const unheard = { append: () => Promise.resolve() }

/** Copies FAQs; one that belonged to no house in particular becomes each house's own. @returns how many */
export async function importFaqs(
  db: Database,
  file: LegacyFile,
  houses: readonly number[],
  now: Clock,
): Promise<number> {
  const writer = new FaqWriter({ events: unheard, now })
  const faqs = file.rows('faqs').flatMap((row) => housesOf(row, houses).flatMap((house) => readFaq(row, house) ?? []))
  for (let from = 0; from < faqs.length; from += atOnce) {
    await db.write(async (tx) => {
      for (const { house, ...faq } of faqs.slice(from, from + atOnce))
        await writer.insert(tx, house, faq, 'fr', 'import')
    })
  }
  return faqs.length
}

function housesOf(row: LegacyRow, houses: readonly number[]): readonly number[] {
  const id = idOf(row, 'conciergerie_id', 'conciergerieId')
  return id === null ? houses : houses.filter((house) => house === id)
}

function readFaq(row: LegacyRow, house: number) {
  const question = textOf(row, 'question', 'title')?.slice(0, 500)
  const answer = textOf(row, 'answer', 'response', 'reponse', 'content')?.slice(0, 4000)
  if (question === undefined || answer === undefined) return null
  const locale = textOf(row, 'locale', 'language', 'lang')
  return {
    house,
    question,
    answer,
    category: textOf(row, 'category', 'categorie')?.slice(0, 60) ?? null,
    active: isOn(row, 'is_active', 'active', 'enabled'),
    ...(locale !== null && /^[a-z]{2}(-[A-Z]{2})?$/.test(locale) ? { locale } : {}),
  }
}

/** Copies feature requests; of a house that is gone they become the platform's. @returns how many */
export async function importRequests(
  db: Database,
  file: LegacyFile,
  houses: readonly number[],
  now: string,
): Promise<number> {
  const rows = file.rows('feature_requests').flatMap((row) => readRequest(row, houses, now) ?? [])
  for (let from = 0; from < rows.length; from += atOnce)
    await db.write(({ q }) =>
      q
        .insertInto('feature_requests')
        .values(rows.slice(from, from + atOnce))
        .execute(),
    )
  return rows.length
}

function readRequest(row: LegacyRow, houses: readonly number[], now: string) {
  const title = textOf(row, 'title', 'titre', 'name')?.slice(0, 140)
  if (title === undefined) return null
  const created = instantOf(row, 'created_at', 'createdAt') ?? now
  const updated = instantOf(row, 'updated_at', 'updatedAt') ?? created
  const status = statusOf(textOf(row, 'status', 'statut'))
  const house = idOf(row, 'conciergerie_id', 'conciergerieId')
  return {
    conciergerie_id: house !== null && houses.includes(house) ? house : null,
    account_id: null,
    title,
    description: textOf(row, 'description', 'content', 'details')?.slice(0, 4000) ?? '',
    status,
    priority: priorityOf(textOf(row, 'priority', 'priorite')),
    duplicate_of: null,
    completed_at: status === 'completed' ? updated : null,
    created_at: created,
    updated_at: updated,
    deleted_at: null,
  }
}

function statusOf(text: string | null): RequestStatus {
  const status = (text ?? '').toLowerCase().replace(/[\s-]+/g, '_')
  if (/^(in_progress|doing|started|en_cours)$/.test(status)) return 'in_progress'
  if (/^(completed|done|closed|termin[ée]e?)$/.test(status)) return 'completed'
  return /^(rejected|refused|declined|refus[ée]e?)$/.test(status) ? 'rejected' : 'pending'
}

function priorityOf(text: string | null): RequestPriority {
  const priority = (text ?? '').toLowerCase()
  if (/^(low|basse|faible)$/.test(priority)) return 'low'
  return /^(high|haute|urgent|urgente|critical)$/.test(priority) ? 'high' : 'medium'
}
