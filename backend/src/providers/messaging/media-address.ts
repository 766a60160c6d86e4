import { MediaError } from './messaging.ts'

const twilioHost = /^api(\.[a-z0-9-]+){0,2}\.twilio\.com$/
const cdnHost = /(^|\.)twiliocdn\.com$/

const refused = (why: string) => new MediaError('refused_url', why, false)

/**
 * Where a file of a message is really fetched from: Twilio's own API with our account in the path, or, when
 * TWILIO_API_BASE_URL is set, that origin instead.
 * @throws MediaError refused_url: anything else would be sent our credentials
 */
export function resolveMediaUrl(url: string, accountSid: string, baseUrl: string | null): URL {
  if (!URL.canParse(url)) throw refused('not a URL')
  const given = new URL(url)
  const ofBase = baseUrl !== null && given.origin === new URL(baseUrl).origin
  const ofTwilio = given.protocol === 'https:' && given.port === '' && twilioHost.test(given.hostname)
  if (!ofBase && !ofTwilio) throw refused('not a media host of Twilio')
  if (given.username !== '' || given.password !== '') throw refused('credentials in the URL')
  const path = new RegExp(`^/2010-04-01/Accounts/${accountSid}/Messages/(SM|MM)[0-9a-f]{32}/Media/ME[0-9a-f]{32}$`, 'i')
  if (!path.test(given.pathname)) throw refused('not a media path of this account')
  return baseUrl === null ? given : new URL(given.pathname + given.search, baseUrl)
}

/**
 * Where a redirect may lead: Twilio's CDN, without our credentials.
 * @throws MediaError refused_url
 */
export function resolveRedirect(location: string, from: URL, baseUrl: string | null): URL {
  if (!URL.canParse(location, from.href)) throw refused('a redirect to no URL')
  const to = new URL(location, from)
  if (baseUrl !== null && to.origin === new URL(baseUrl).origin) return to
  if (baseUrl === null && to.protocol === 'https:' && to.port === '' && cdnHost.test(to.hostname)) return to
  throw refused('a redirect to another host')
}
