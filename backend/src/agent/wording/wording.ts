import type { Opening } from '../calendar.ts'

/** What the house says in its own words, not the model's: notices, promises of a person, and all that surrounds an answer. */
export interface Wording {
  /** Before the first answer to a client: an AI speaks, and a person can be had. */
  disclosure: (house: string) => string
  /** To a client who asks whether a machine answers. */
  whoSpeaks: (house: string) => string
  /** In place of a name that could not be read. */
  someHouse: string
  greeting: string
  thanks: string
  farewell: string
  /** To "ok", a thumb up: nothing was asked. */
  noted: string
  /** Before a FAQ that was looked up without a model. @param language of the FAQ, when it is not the client's */
  found: (language: string | null) => string
  foundSeveral: (language: string | null) => string
  /** After what was found, for the rest of the message. */
  butNot: (question: string) => string
  /** No FAQ answers: honest, and the house will. */
  unanswered: string
  human: string
  complaint: string
  sensitive: string
  /** The model failed. */
  failed: string
  emergency: string
  offTopic: (house: string) => string
  /** Nobody is at the desk: when they are back. */
  closedUntil: (when: string) => string
  closed: string
  when: (opening: Opening) => string
}
