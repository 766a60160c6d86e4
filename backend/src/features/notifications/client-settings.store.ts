import type { ClientNoticeSettings } from '@conciergerie/contract'
import { clientNotices } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'

/** What clients are sent, with what was never chosen: everything. */
export async function readClientSettings(q: Queries, house: number): Promise<ClientNoticeSettings> {
  const row = await q
    .selectFrom('client_notice_settings')
    .select(['enabled', 'arrival_text'])
    .where('conciergerie_id', '=', house)
    .executeTakeFirst()
  const chosen = row ? (JSON.parse(row.enabled) as Partial<ClientNoticeSettings['enabled']>) : {}
  const enabled = Object.fromEntries(clientNotices.map((name) => [name, chosen[name] ?? true]))
  return { enabled: enabled as ClientNoticeSettings['enabled'], arrivalText: row?.arrival_text ?? '' }
}

export async function saveClientSettings(q: Queries, house: number, settings: ClientNoticeSettings): Promise<void> {
  const columns = { enabled: JSON.stringify(settings.enabled), arrival_text: settings.arrivalText }
  await q
    .insertInto('client_notice_settings')
    .values({ conciergerie_id: house, ...columns })
    .onConflict((oc) => oc.column('conciergerie_id').doUpdateSet(columns))
    .execute()
}
