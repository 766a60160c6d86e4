import type { HouseKind } from '@conciergerie/contract'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import type { HouseChange, HouseRow } from './conciergeries.store.ts'
import { readNumber, readTimezone } from './house-numbers.ts'

export interface Creation {
  name: string
  email: string
  password?: string | undefined
  whatsappNumber?: string | undefined
  phoneNumber?: string | undefined
  timezone?: string | undefined
  kind?: HouseKind | undefined
}

export interface Change {
  name?: string | undefined
  status?: 'active' | 'suspended' | undefined
  whatsappNumber?: string | null | undefined
  phoneNumber?: string | null | undefined
  timezone?: string | undefined
  kind?: HouseKind | undefined
}

/** @throws AppError conflict, invalid */
export function ensureDeletable(house: HouseRow, typedName: string): void {
  if (house.status !== 'suspended') throw new AppError('conflict', words.suspendFirst)
  if (typedName.trim() === house.name) return
  throw new AppError('invalid', words.otherName, {
    fields: { name: words.otherNameField },
  })
}

/** The columns that need checking. @throws AppError invalid */
export function readColumns({
  whatsappNumber,
  phoneNumber,
  timezone,
}: Pick<Change, 'whatsappNumber' | 'phoneNumber' | 'timezone'>) {
  return {
    ...(whatsappNumber === undefined
      ? {}
      : { whatsapp_number: whatsappNumber && readNumber(whatsappNumber, 'whatsappNumber') }),
    ...(phoneNumber === undefined ? {} : { phone_number: phoneNumber && readNumber(phoneNumber, 'phoneNumber') }),
    ...(timezone === undefined ? {} : { timezone: readTimezone(timezone) }),
  }
}

export function pick({ name, status, kind }: Change): HouseChange {
  return {
    ...(name === undefined ? {} : { name }),
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
  }
}
