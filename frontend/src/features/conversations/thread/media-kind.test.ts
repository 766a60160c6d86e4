import { expect, it } from 'vitest'
import { readContactCard } from './contact-card.ts'
import { mediaKindOf, shortTypeOf } from './media-kind.ts'

it('does not draw what could carry a script', () => {
  expect(mediaKindOf({ contentType: 'image/svg+xml' })).toBe('document')
  expect(mediaKindOf({ contentType: 'text/html' })).toBe('document')
})

it('knows pictures, sounds, films and cards', () => {
  const kinds = ['image/jpeg', 'audio/ogg; codecs=opus', 'video/mp4', 'text/x-vcard'].map((contentType) =>
    mediaKindOf({ contentType }),
  )
  expect(kinds).toEqual(['image', 'audio', 'video', 'contact'])
})

it('names a document by its ending, else by its type', () => {
  expect(shortTypeOf({ contentType: 'application/octet-stream', fileName: 'Facture.docx' })).toBe('DOCX')
  expect(shortTypeOf({ contentType: 'application/pdf', fileName: null })).toBe('PDF')
})

it('reads a contact card, folded lines and all', () => {
  const card =
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Paul\\, Guil\r\n lou\r\nitem1.TEL;waid=336:+33 6 12 34 56 78\r\nTEL:tel:+331\r\nEND:VCARD'
  expect(readContactCard(card)).toEqual({ name: 'Paul, Guillou', phones: ['+33 6 12 34 56 78', '+331'] })
})
