/**
 * Twilio's error codes that a WhatsApp sender meets, with the words of its error dictionary.
 * `rest` codes are answered by the create call; `callback` codes come later, in a status callback of an accepted message.
 */
export interface ErrorCode {
  when: 'rest' | 'callback'
  /** HTTP status of the REST answer. */
  status: number
  message: string
}

const rest = (message: string, status = 400): ErrorCode => ({ when: 'rest', status, message })
const callback = (message: string): ErrorCode => ({ when: 'callback', status: 400, message })

export const ERROR_CODES: Readonly<Record<number, ErrorCode>> = {
  20001: rest('Invalid parameter'),
  20003: rest('Authenticate', 401),
  20404: rest('The requested resource was not found', 404),
  20429: rest('Too Many Requests', 429),
  20500: rest('Internal server error', 500),
  20503: rest('Service Unavailable', 503),
  21211: rest("The 'To' number is not a valid phone number."),
  21220: rest('Call is not in-progress. Cannot redirect.'),
  21603: rest("A 'From' phone number is required."),
  21604: rest("A 'To' phone number is required."),
  21606: rest("The 'From' phone number provided is not a valid message-capable Twilio phone number for this account."),
  21609: rest("The 'StatusCallback' URL is not a valid URL."),
  21610: rest('Attempt to send to unsubscribed recipient'),
  21617: rest('The concatenated message body exceeds the 1600 character limit.'),
  21619: rest('A text message body or media urls must be specified.'),
  21620: rest('Invalid media URL(s)'),
  21623: rest('Number of media files exceeds the limit of 10.'),
  21655: rest('The ContentSid is invalid.'),
  21656: rest('The Content Variables parameter is invalid.'),
  21658: rest('The message body exceeds the limit of the channel.'),
  21701: rest('The Messaging Service is not valid.'),
  21703: rest('The Messaging Service does not contain a phone number.'),
  21910: rest('Invalid From and To pair. From and To should be of the same channel'),
  30036: callback('Validity period expired: the message stayed in the queue for too long.'),
  63001: callback(
    'Channel could not authenticate the request. Please see Channel specific error message for more information.',
  ),
  63002: callback('Channel could not find From address'),
  63003: callback('Channel could not find To address'),
  63005: callback(
    'Channel did not accept given content. Please see Channel specific error message for more information.',
  ),
  63007: rest('Twilio could not find a Channel with the specified From address'),
  63008: callback('Could not execute the request because the channel module is misconfigured.'),
  63010: callback("Channels - Twilio's platform encountered an internal error processing this message"),
  63011: callback('Invalid request: see Channel specific error message for more information'),
  63012: callback('Channel provider returned an internal service error'),
  63013: callback('This message send failed because it violates Channel provider policy.'),
  63014: callback('This message failed to be delivered to the user because it was blocked by a user action'),
  63015: callback('Channel Sandbox can only send messages to phone numbers that have joined the Sandbox'),
  63016: callback(
    'Failed to send freeform message because you are outside the allowed window. Please use a Message Template.',
  ),
  63018: callback('Rate limit exceeded for Channel'),
  63019: callback('Media failed to download'),
  63020: callback('Twilio encountered a Business Manager account error'),
  63021: callback('Channel invalid content error'),
  63022: callback('Invalid vname certificate'),
  63023: callback('Channel generic error'),
  63024: callback('Invalid message recipient'),
  63025: callback('Media already exists'),
  63027: callback('Template does not exist for a language and locale'),
  63028: callback('Number of parameters provided does not match the expected number of parameters'),
  63029: callback('The receiver failed to download the template'),
  63030: callback('Unsupported parameter for type of channel template'),
  63032: callback('Message was not delivered because the user is part of an experiment'),
  63049: callback('Meta chose not to deliver this WhatsApp marketing message'),
}

/** An unknown code behaves like a new one of the channel: reported later, with its number. */
export function errorCode(code: number): ErrorCode {
  return ERROR_CODES[code] ?? callback(`Error ${code}`)
}
