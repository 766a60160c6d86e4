import { signForm } from '@conciergerie/simulator'
import { twilioAccount } from '../world.ts'
import type { World } from '../world.ts'
import type { Answer } from './http-client.ts'

/** A form of Twilio's about a call, signed with the account's token or with another. */
export function postAsTwilio(
  { url, anonymous }: Pick<World, 'url' | 'anonymous'>,
  path: string,
  form: Record<string, string>,
  token = twilioAccount.token,
): Promise<Answer> {
  const body = { AccountSid: twilioAccount.sid, ...form }
  return anonymous.request('POST', path, {
    raw: new URLSearchParams(body).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signForm(token, url + path, body),
    },
  })
}

/** The word that our answer gives to the call's stream; null when it opens none. */
export function passIn({ text }: Answer): string | null {
  return /name="pass" value="([^"]+)"/.exec(text)?.[1] ?? null
}

let sids = 0

/** Twilio says that a number is rung: its call, our answer, and the word for the stream where we take it. */
export async function ringByTwilio(
  world: World,
  form: { To: string; From: string } & Record<string, string>,
  token?: string,
) {
  const callSid = form['CallSid'] ?? `CA${String(++sids).padStart(32, '0')}`
  const answer = await postAsTwilio(world, '/api/voice/incoming', { ...form, CallSid: callSid }, token)
  return { callSid, answer, pass: passIn(answer) }
}
