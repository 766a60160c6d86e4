import twilio from 'twilio'

const { VoiceResponse } = twilio.twiml

/** A person who is rung may take this long to answer, in seconds. */
const ringSeconds = 25

/**
 * The call's audio goes to a stream of ours. What follows is done when that closes: without it the caller would hear
 * silence.
 * @param pass given back by Twilio in the stream's first message; addresses of streams carry no query
 */
export function streamTo(url: string, pass: string): string {
  const response = new VoiceResponse()
  const stream = response.connect().stream({ url })
  stream.parameter({ name: 'pass', value: pass })
  response.hangup()
  return response.toString()
}

/** @param after where Twilio asks what follows when nobody took it, or the talk is over */
export function dial(number: string, { callerId, after }: { callerId: string; after: string }): string {
  const response = new VoiceResponse()
  response.dial({ callerId, action: after, timeout: ringSeconds }).number(number)
  return response.toString()
}

export function hangUp(): string {
  const response = new VoiceResponse()
  response.hangup()
  return response.toString()
}

export function reject(reason: 'busy' | 'rejected'): string {
  const response = new VoiceResponse()
  response.reject({ reason })
  return response.toString()
}
