import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Before each answer the revisions of a house's FAQs are added up: from the index alone, without reading their texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index faqs_by_house`.execute(db)
  await sql`create index faqs_by_house on faqs(conciergerie_id, id, revision)`.execute(db)
}
