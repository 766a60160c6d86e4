import { createHmac, timingSafeEqual } from 'node:crypto'

/** Parameters of a form post; a key sent several times holds all its values. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>>

/** How Twilio calls us again when we are out of reach; goes behind the addresses that a house pastes at Twilio. */
export const webhookFragment = '#rc=3&rp=5xx,ct,rt'

/** Shorter secrets prove nothing: anyone can sign with the empty one. */
const shortestToken = 16

/**
 * The value of `X-Twilio-Signature`: base64 of HMAC-SHA1, keyed by the account's token, over the address followed by each
 * parameter's name and value, names sorted; a repeated parameter counts once per distinct value.
 * Source: Twilio, "Validating Signatures from Twilio".
 */
export function signTwilioRequest(token: string, url: string, form: Form): string {
  return createHmac('sha1', token)
    .update(url + joinParameters(form), 'utf8')
    .digest('base64')
}

/** Tokens that may prove something; none left means that the route must answer 503. */
export function usableTokens(tokens: readonly (string | null | undefined)[]): string[] {
  return tokens.filter((token): token is string => typeof token === 'string' && token.length >= shortestToken)
}

/**
 * Whether one of the tokens signed this request.
 * @param url the public address that was called, query included: from our configuration, never from the request's Host
 * @param tokens as given by `usableTokens`
 */
export function isSignedByTwilio(
  signature: string | undefined,
  url: string,
  form: Form,
  tokens: readonly string[],
): boolean {
  if (signature === undefined || signature.length !== 28) return false
  const given = Buffer.from(signature)
  const parameters = joinParameters(form)
  return candidates(url).some((candidate) =>
    tokens.some((token) =>
      matches(
        given,
        createHmac('sha1', token)
          .update(candidate + parameters, 'utf8')
          .digest('base64'),
      ),
    ),
  )
}

function joinParameters(form: Form): string {
  let joined = ''
  for (const name of Object.keys(form).sort()) {
    const value = form[name]
    if (typeof value === 'string') joined += name + value
    else for (const one of [...new Set(value)].sort()) joined += name + one
  }
  return joined
}

/** Twilio may or may not sign the default port, and reports disagree on the fragment: the likeliest form first. */
function* candidates(url: string): Generator<string> {
  const other = withOtherPort(url)
  for (const one of other === null ? [url] : [url, other]) {
    yield one
    yield one + webhookFragment
  }
}

/** `https://host/path` ↔ `https://host:443/path`; null when the port is not the scheme's own. */
function withOtherPort(url: string): string | null {
  const [, scheme = '', host = '', port, rest = ''] =
    /^(https?):\/\/([^/:?#]+|\[[^\]]+\])(?::(\d+))?(.*)$/.exec(url) ?? []
  const own = scheme === 'https' ? '443' : '80'
  if (port === undefined) return host === '' ? null : `${scheme}://${host}:${own}${rest}`
  return port === own ? `${scheme}://${host}${rest}` : null
}

function matches(given: Buffer, expected: string): boolean {
  const wanted = Buffer.from(expected)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
