import { createContext } from 'react'
import type { Outgoing } from '../sending/outbox.ts'

/** What the lines of a thread may ask of the pane around them. */
export interface ThreadDesk {
  clientName: string
  retryMessage: (messageId: number) => void
  resend: (outgoing: Outgoing) => void
  /** Back into the composer, to be changed. */
  takeBack: (outgoing: Outgoing) => void
  pickTemplate: () => void
  openClient: () => void
  /** To call the client instead; null when we have no number. */
  phone: string | null
}

const nothing = () => undefined

export const ThreadDeskContext = createContext<ThreadDesk>({
  clientName: '',
  retryMessage: nothing,
  resend: nothing,
  takeBack: nothing,
  pickTemplate: nothing,
  openClient: nothing,
  phone: null,
})
