import type { Channel } from './house.ts'

/** Where a house's SMS leave from. */
export interface HouseSmsLine {
  account: { sid: string; token: string; conciergerieId: number }
  /** E.164. */
  number: string
}

/**
 * A house sends from its own number, else from the platform's, which only the platform's account owns.
 * @returns null when it cannot send
 */
export function resolveSmsLine(
  house: { id: number; smsNumber: string | null },
  { account, source }: Channel,
  platformNumber: string | null,
): HouseSmsLine | null {
  const number = house.smsNumber ?? (source === 'platform' ? platformNumber : null)
  if (account === null || number === null) return null
  return { account: { sid: account.sid, token: account.token, conciergerieId: house.id }, number }
}
