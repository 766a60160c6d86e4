import type { Config } from '#src/config.ts'
import { toE164 } from '#src/text/phone.ts'
import { fine, off, wrong } from './check.ts'
import type { Finding } from './check.ts'

const limit = () => AbortSignal.timeout(8000)

export async function checkTwilio({ twilio }: Config): Promise<Finding> {
  const name = 'Twilio'
  if (!twilio.account)
    return off(
      name,
      'TWILIO_ACCOUNT_SID et TWILIO_AUTH_TOKEN ne sont pas tous deux remplis : les deux sont sur la console Twilio',
    )
  const base = twilio.baseUrl ?? 'https://api.twilio.com'
  const { sid, token } = twilio.account
  const authorization = `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`
  const response = await fetch(`${base}/2010-04-01/Accounts/${sid}.json`, {
    headers: { authorization },
    signal: limit(),
  })
  if (response.status === 401)
    return wrong(name, 'compte ou jeton refusé : recopiez TWILIO_AUTH_TOKEN (le jeton principal)')
  if (!response.ok)
    return wrong(name, `Twilio répond ${response.status} : voyez l’état de Twilio, ou TWILIO_API_BASE_URL`)
  return fine(
    name,
    twilio.whatsappNumber
      ? 'compte reconnu, numéro WhatsApp rempli'
      : 'compte reconnu ; TWILIO_WHATSAPP_NUMBER est vide : chaque maison doit avoir son numéro',
  )
}

export async function checkAnthropic({ anthropic }: Config): Promise<Finding> {
  const name = 'Anthropic'
  if (!anthropic.apiKey)
    return off(name, 'ANTHROPIC_API_KEY est vide : la FAQ la plus proche répond à la place du modèle')
  const base = anthropic.baseUrl ?? 'https://api.anthropic.com'
  const headers = { 'x-api-key': anthropic.apiKey, 'anthropic-version': '2023-06-01' }
  const response = await fetch(`${base}/v1/models/${anthropic.model}`, { headers, signal: limit() })
  if (response.status === 401) return wrong(name, 'clé refusée : créez-en une sur la console d’Anthropic')
  if (response.status === 404 && anthropic.baseUrl === null)
    return wrong(name, `modèle inconnu : ${anthropic.model} ; corrigez ANTHROPIC_MODEL`)
  return fine(name, `clé acceptée, modèle ${anthropic.model}`)
}

export async function checkVoice({ voice }: Config): Promise<Finding> {
  const name = 'Téléphone'
  if (voice.apiKey === null) return off(name, 'OPENAI_API_KEY est vide : aucun appel n’est pris')
  const headers = { authorization: `Bearer ${voice.apiKey}` }
  const response = await fetch(`${voice.baseUrl}/models/${voice.model}`, { headers, signal: limit() })
  if (response.status === 401) return wrong(name, 'clé refusée : créez-en une sur platform.openai.com')
  if (response.status === 404) return wrong(name, `modèle inconnu : ${voice.model} ; corrigez OPENAI_REALTIME_MODEL`)
  const stop = `à l’arrêt, ${voice.drainMs / 1000} s laissées aux appels (CALL_DRAIN_SECONDS)`
  return voice.webhookSecret === null
    ? fine(
        name,
        `clé acceptée, modèle ${voice.model} ; OPENAI_WEBHOOK_SECRET est vide : pas d’appels par OpenAI SIP ; ${stop}`,
      )
    : fine(name, `clé acceptée, modèle ${voice.model} ; ${stop}`)
}

export async function checkWebhook({ publicUrl, demo }: Config): Promise<Finding> {
  const name = 'Adresse des webhooks'
  const url = new URL(publicUrl)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (local)
    return off(
      name,
      demo
        ? 'démonstration : rien à exposer'
        : 'PUBLIC_URL est locale : Twilio ne peut pas l’atteindre ; ouvrez un tunnel ou un nom de domaine, puis remplissez PUBLIC_URL',
    )
  if (url.protocol !== 'https:') return wrong(name, 'PUBLIC_URL doit commencer par https://')
  const response = await fetch(`${publicUrl}/health`, { signal: limit() }).catch(() => null)
  if (response?.ok) return fine(name, `${publicUrl}/webhook/whatsapp`)
  return wrong(name, `${publicUrl}/health ne répond pas : le serveur tourne-t-il, le relais le trouve-t-il ?`)
}

/** SMS leave from the platform's number, or from that of a house. */
export function checkSms({ twilio }: Config): Finding {
  const name = 'SMS'
  if (!twilio.account)
    return off(name, 'sans compte Twilio, aucun SMS ne part : rappels et alertes restent sur les autres canaux')
  if (twilio.smsNumber === null)
    return off(
      name,
      'TWILIO_SMS_NUMBER est vide : seules les maisons qui ont leur propre numéro d’envoi enverront des SMS',
    )
  const number = toE164(twilio.smsNumber)
  return number === null
    ? wrong(
        name,
        'TWILIO_SMS_NUMBER n’est pas un numéro complet : donnez-le avec son indicatif, comme +33 6 39 98 01 99',
      )
    : fine(name, `les SMS partent de ${number}`)
}

export function checkMail({ mail }: Config): Finding {
  return mail.smtpUrl
    ? fine('E-mail', 'SMTP_URL remplie')
    : off('E-mail', 'SMTP_URL est vide : les alertes restent dans le tableau de bord')
}

export function checkSecrets({ encryptionKey, demo }: Config): Finding {
  const name = 'Chiffrement'
  if (encryptionKey) return fine(name, 'ENCRYPTION_KEY remplie')
  if (demo) return off(name, 'démonstration : une clé est faite à côté de la base')
  return off(
    name,
    'ENCRYPTION_KEY est vide : une maison ne peut pas garder ses propres clés Twilio ; « openssl rand -hex 32 »',
  )
}
