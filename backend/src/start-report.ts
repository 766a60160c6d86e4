import type { AddressInfo, Server } from 'node:net'
import type { Context } from './context.ts'

/** What was started, and what is on, simulated or off, one line each, for the person who typed `npm start`. */
export function describeStart({ config, database }: Context, servers: readonly Server[]): string {
  const addresses = servers.map((server) => `http://localhost:${(server.address() as AddressInfo).port}`)
  const [main, dashboard, admin] = addresses
  const lines = [
    '',
    config.demo ? '  Conciergerie · démonstration' : '  Conciergerie',
    '',
    ...(main ? [`  Tableau de bord   ${main}/`, `  Administration    ${main}/admin/`] : []),
    ...(dashboard ? [`  aussi sur         ${[dashboard, admin].filter(Boolean).join(' et ')}`] : []),
    ...(config.demoPhoneUrl ? [`  Téléphone de démo ${config.demoPhoneUrl}`] : []),
    ...describeAccounts(config),
    '',
    `  WhatsApp          ${describeTwilio(config)}`,
    `  Réponses          ${config.anthropic.apiKey ? `Claude (${config.anthropic.model})` : 'sans modèle : la FAQ la plus proche (ANTHROPIC_API_KEY absente)'}`,
    `  SMS               ${describeSms(config)}`,
    `  Téléphone         ${describeVoice(config)}`,
    `  E-mail            ${config.mail.simulated ? 'simulé' : config.mail.smtpUrl ? 'SMTP' : 'désactivé (SMTP_URL absente)'}`,
    `  Base de données   ${database.dialect === 'sqlite' ? config.databaseUrl.replace(/^sqlite:/, 'SQLite, ') : 'PostgreSQL'}`,
    `  Webhooks à coller ${config.publicUrl}/webhook/whatsapp et ${config.publicUrl}/webhook/whatsapp/status`,
    `                    ${config.publicUrl}/api/voice/incoming (appels, Twilio) et ${config.publicUrl}/webhook/openai`,
    '',
  ]
  return `${lines.join('\n')}\n`
}

/** What a stop waits for, said to the person who typed Ctrl-C; nothing when it waits for nothing. */
export function describeWait({ config, telephone }: Context): string {
  const calls = telephone.switchboard.callIds.length
  if (calls === 0) return ''
  const seconds = config.voice.drainMs / 1000
  return `\n  ${calls} appel${calls > 1 ? 's' : ''} en cours : ${seconds} s au plus pour finir. Ctrl-C à nouveau arrête tout de suite.\n`
}

function describeAccounts({ demoAccounts }: Context['config']): string[] {
  if (demoAccounts === null) return []
  const { concierge, admin } = demoAccounts
  return [
    '',
    `  Concierge         ${concierge.email} / ${concierge.password}`,
    `  Administrateur    ${admin.email} / ${admin.password}`,
  ]
}

function describeTwilio({ twilio }: Context['config']): string {
  if (twilio.simulated) return 'simulé (aucune clé Twilio)'
  if (!twilio.account)
    return 'désactivé (TWILIO_ACCOUNT_SID ou TWILIO_AUTH_TOKEN absent) ; une maison peut avoir ses propres clés'
  return twilio.baseUrl ? `Twilio, par ${twilio.baseUrl}` : 'Twilio'
}

function describeSms({ twilio }: Context['config']): string {
  if (twilio.simulated) return 'simulés'
  return twilio.account && twilio.smsNumber
    ? 'Twilio'
    : 'désactivés (TWILIO_SMS_NUMBER absent) ; une maison peut avoir son numéro'
}

function describeVoice({ voice }: Context['config']): string {
  if (voice.simulated) return 'voix simulée (OPENAI_API_KEY absente)'
  return voice.apiKey === null ? 'désactivé (OPENAI_API_KEY absente)' : `OpenAI Realtime (${voice.model})`
}
