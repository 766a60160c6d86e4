import type { AiMode, HouseKind, Settings } from '@conciergerie/contract'
import type { HouseRow } from './conciergeries.store.ts'
import type { Channel, House } from './house.ts'

export function toHouse(row: HouseRow): House {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as HouseKind,
    email: row.email,
    timezone: row.timezone,
    locale: row.locale,
    address: row.address,
    city: row.city,
    phoneNumber: row.phone_number,
    hours: JSON.parse(row.hours) as Settings['hours'],
    closedMessage: row.closed_message,
    ai: {
      mode: row.ai_mode as AiMode,
      tone: row.ai_tone as House['ai']['tone'],
      rules: row.ai_rules,
      pauseMinutes: row.ai_pause_minutes,
    },
    status: row.status as House['status'],
    demo: row.demo === 1,
  }
}

/** Settings as members see them: never a token. */
export function presentSettings(
  row: HouseRow,
  channel: Channel,
  platform: { simulated: boolean; publicUrl: string; canText: boolean },
): Settings {
  const { status: _status, demo: _demo, ...house } = toHouse(row)
  return {
    ...house,
    whatsapp: {
      number: channel.number,
      accountSid: row.twilio_account_sid,
      messagingServiceSid: row.messaging_service_sid,
      hasAuthToken: row.twilio_auth_token !== null,
      hasSecondaryAuthToken: row.twilio_secondary_token !== null,
      account: channel.source,
      simulated: platform.simulated && channel.source === 'platform',
      webhookUrl: `${platform.publicUrl}/webhook/whatsapp`,
      statusUrl: `${platform.publicUrl}/webhook/whatsapp/status`,
    },
    sms: {
      number: row.sms_number,
      source: !platform.canText ? 'none' : row.sms_number === null ? 'platform' : 'own',
      webhookUrl: `${platform.publicUrl}/webhook/sms`,
    },
  }
}
