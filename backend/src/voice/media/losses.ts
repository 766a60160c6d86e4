import type { LinkEnd } from '#src/providers/voice-model/voice-model.ts'

/*
 * Why a stream or a call came to nothing. What we find ourselves goes by name, as `@no_start` or `@broke_off 1006`, and is
 * worded where it is read, in the language of the reader (`supervisor/locales/door-details.ts`); what another side says
 * stays as it came.
 */
export const lossNames = [
  'no_start',
  'start_expected',
  'wrong_audio',
  'closed_elsewhere',
  'too_large',
  'bad_frame',
  'broke_off',
  'no_sound',
  'backlog',
  'model_closed',
  'model_refused',
  'model_not_ready',
  'model_no_pong',
  'model_backlog',
] as const

export type LossName = (typeof lossNames)[number]

/** @param about what fills the words: a code, a duration */
export const loss = (name: LossName, about?: number): string => (about === undefined ? `@${name}` : `@${name} ${about}`)

/** What `ws` found wrong with a socket. */
export function lossOfSocket({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return loss('too_large')
  return code?.startsWith('WS_ERR_') === true ? loss('bad_frame') : message
}

/** The voice model has gone: what it said comes before what we make of it. */
export function lossOfModel({ code, reason, fault }: LinkEnd): string {
  return reason === '' ? loss(`model_${fault ?? 'closed'}`, code) : `${reason} (${code})`
}
