import { createHmac } from 'node:crypto'

/** Parameters of a form, in the order in which they are sent. */
export type Form = Record<string, string>

/**
 * The value of `X-Twilio-Signature`: base64 of HMAC-SHA1, keyed with the account's token, over the URL followed by each
 * parameter's name and value, names in alphabetical order.
 * Source: Twilio's documentation, "Validating requests are coming from Twilio".
 */
export function signForm(authToken: string, url: string, form: Form): string {
  const names = Object.keys(form).sort()
  const signed = names.reduce((text, name) => text + name + (form[name] ?? ''), url)
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}
