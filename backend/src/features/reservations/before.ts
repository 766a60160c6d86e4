import type { z } from 'zod'
import type { legacyReservation } from '@conciergerie/contract'
import type { NamedRow } from './reservations.store.ts'

/** A reservation in the words of the telephone assistant of before: a last name, and first names before it. */
export function presentBefore(row: NamedRow): z.output<typeof legacyReservation> {
  const names = row.guest_name.trim().split(/\s+/)
  return {
    id: row.id,
    nom: names.at(-1) ?? '',
    prenom: names.slice(0, -1).join(' '),
    email: row.client_email,
    telephone: row.client_phone,
    date_arrivee: row.starts_at,
    date_depart: row.kind === 'stay' ? row.ends_at : null,
    type_chambre: row.type_code,
    nombre_personnes: row.party_size,
    demandes_speciales: row.requests,
    date_creation: row.created_at,
  }
}
