import { AppError } from '#src/errors.ts'
import { toE164 } from '#src/text/phone.ts'
import { words } from './locales/error-words.ts'

/** @returns E.164 @throws AppError invalid for what is no number */
export function readPhone(text: string): string {
  const phone = toE164(text)
  if (phone === null) throw new AppError('invalid', words.phone, { fields: { phone: words.phoneField } })
  return phone
}
