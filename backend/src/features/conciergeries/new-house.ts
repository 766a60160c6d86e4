import type { Insertable } from 'kysely'
import type { HouseKind, Settings } from '@conciergerie/contract'
import type { Tables } from '#src/db/tables.ts'

const desk = [{ from: '08:00', to: '20:00' }]
const hours: Settings['hours'] = { mon: desk, tue: desk, wed: desk, thu: desk, fri: desk, sat: desk, sun: desk }

export interface HouseSeed {
  name: string
  email: string
  kind?: HouseKind | undefined
  timezone?: string | undefined
  whatsapp_number?: string | null | undefined
  phone_number?: string | null | undefined
}

/** A house with what can be assumed of it; its owner corrects the rest in the settings. */
export function newHouse(seed: HouseSeed, at: string): Insertable<Tables['conciergeries']> & { locale: string } {
  return {
    name: seed.name,
    email: seed.email,
    kind: seed.kind ?? 'other',
    timezone: seed.timezone ?? 'Europe/Paris',
    locale: 'fr',
    address: '',
    city: '',
    whatsapp_number: seed.whatsapp_number ?? null,
    phone_number: seed.phone_number ?? null,
    hours: JSON.stringify(hours),
    closed_message: '',
    ai_mode: 'auto',
    ai_tone: 'warm',
    ai_rules: '',
    ai_pause_minutes: 120,
    twilio_account_sid: null,
    twilio_auth_token: null,
    twilio_secondary_token: null,
    messaging_service_sid: null,
    demo: 0,
    last_activity_at: null,
    created_at: at,
    updated_at: at,
  }
}
