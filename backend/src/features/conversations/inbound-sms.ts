/** Words of a client that came by SMS. */
export interface InboundSms {
  messageSid: string
  /** E.164. */
  from: string
  text: string
  /** Twilio has answered it by itself. */
  optOutType: 'STOP' | 'START' | 'HELP' | null
}

/** Who hears SMS: the notifications room, which sends them. */
export interface SmsListener {
  /** @param houses those that the number may speak for, the likeliest first */
  receive(houses: readonly number[], sms: InboundSms): Promise<void>
  report(
    conciergerieId: number,
    status: { messageSid: string; status: string; errorCode: string | null },
  ): Promise<void>
}
