import type { Channel, TwilioAccount } from './house.ts'

/** What the environment gives to houses without an account of their own. */
export interface Platform {
  account: TwilioAccount | null
  /** E.164, of the demo house or of the only house. */
  number: string | null
}

interface OwnChannel {
  number: string | null
  messagingServiceSid: string | null
  accountSid: string | null
  authToken: string | null
  secondaryAuthToken: string | null
}

/** @param isDefault whether the platform's number is this house's */
export function resolveChannel(own: OwnChannel, platform: Platform, isDefault: boolean): Channel {
  const { messagingServiceSid } = own
  const number = own.number ?? (isDefault ? platform.number : null)
  if (own.accountSid !== null && own.authToken !== null) {
    const account = { sid: own.accountSid, token: own.authToken, secondaryToken: own.secondaryAuthToken }
    return { number, messagingServiceSid, account, source: 'own' }
  }
  // a house that names another account than the platform's must not be answered from the platform's
  const foreign = own.accountSid !== null && !isSameSid(own.accountSid, platform.account?.sid ?? '')
  if (platform.account === null || foreign) return { number, messagingServiceSid, account: null, source: 'none' }
  return { number, messagingServiceSid, account: platform.account, source: 'platform' }
}

export const isSameSid = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

export const canSend = ({ account, number, messagingServiceSid }: Channel): boolean =>
  account !== null && (number !== null || messagingServiceSid !== null)
