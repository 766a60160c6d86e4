import type { settingsPatch } from '@conciergerie/contract'
import type { z } from 'zod'
import type { HouseChange } from './conciergeries.store.ts'
import { readNumber, readTimezone } from './house-numbers.ts'

export type SettingsPatch = z.output<typeof settingsPatch>

/** The columns that a patch changes, checked and normalised; tokens apart, since they are sealed first. */
export function columnsOf(patch: SettingsPatch): HouseChange {
  const { name, kind, email, locale, address, city, timezone, phoneNumber, hours, closedMessage, ai, whatsapp, sms } =
    patch
  return withoutUndefined({
    name,
    kind,
    email,
    locale,
    address,
    city,
    timezone: timezone === undefined ? undefined : readTimezone(timezone),
    phone_number: optionalNumber(phoneNumber, 'phoneNumber'),
    hours: hours === undefined ? undefined : JSON.stringify(hours),
    closed_message: closedMessage,
    ai_mode: ai?.mode,
    ai_tone: ai?.tone,
    ai_rules: ai?.rules,
    ai_pause_minutes: ai?.pauseMinutes,
    whatsapp_number: optionalNumber(whatsapp?.number, 'whatsapp.number'),
    twilio_account_sid: whatsapp?.accountSid,
    messaging_service_sid: whatsapp?.messagingServiceSid,
    sms_number: optionalNumber(sms?.number, 'sms.number'),
  })
}

function optionalNumber(input: string | null | undefined, field: string): string | null | undefined {
  return typeof input === 'string' ? readNumber(input, field) : input
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(columns: T): Defined<T> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Defined<T>
}
