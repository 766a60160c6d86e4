import type * as store from './calls.store.ts'
import type { OpenedCall } from './ports.ts'

/** A row as those who carry the call need it. */
export function toOpened(row: store.CallRow): OpenedCall {
  return {
    id: row.id,
    conciergerieId: row.conciergerie_id,
    lineId: row.line_id,
    road: row.road as OpenedCall['road'],
    providerCallId: row.provider_call_id,
    number: row.number,
    phone: row.phone,
    givenPhone: null,
    clientId: row.client_id,
    clientName: row.client_name ?? row.profile_name,
    language: row.language,
  }
}
