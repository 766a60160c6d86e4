import type { InboundMessage } from '#sim/twilio/inbound-message.ts'
import { writeDocument } from './document.ts'
import { drawPicture } from './picture.ts'
import { recordSilence } from './voice-note.ts'

export const sampleKinds = ['image', 'document', 'location', 'contact', 'voice'] as const
export type SampleKind = (typeof sampleKinds)[number]

type Said = Omit<InboundMessage, 'from' | 'to'>

const makers: Record<SampleKind, () => Said> = {
  image: () => ({ media: [{ contentType: 'image/png', bytes: drawPicture() }] }),
  document: () => ({ media: [{ contentType: 'application/pdf', bytes: writeDocument('Confirmation de voyage') }] }),
  location: () => ({
    location: { latitude: 48.6493, longitude: -2.0257, label: 'Gare de Saint-Malo', address: 'Square Jean-Coquelin' },
  }),
  contact: () => ({ contact: { name: 'Louise Carle', phone: '+33639980012' } }),
  voice: () => ({ media: [{ contentType: 'audio/ogg', bytes: recordSilence() }] }),
}

export function isSampleKind(value: unknown): value is SampleKind {
  return sampleKinds.some((kind) => kind === value)
}

/** What the buttons of the phone page send besides words. */
export function sampleMessage(kind: SampleKind): Said {
  return makers[kind]()
}
