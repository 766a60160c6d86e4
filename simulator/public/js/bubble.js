import { icon, make } from './dom.js'
import { language, say } from './language.js'

const TICKS = { sending: 'clock', delivered: 'checks', read: 'checks', refused: 'alert' }

function fileOf({ sid, type, name }) {
  const address = `/phone/media/${sid}`
  const kind = type === 'text/vcard' ? 'contact' : type.split('/')[0]
  const label = say().files[kind] ?? say().files.other
  if (kind === 'image') return make('img', { src: address, alt: label })
  if (kind === 'audio') return make('audio', { src: address, controls: true, preload: 'metadata', 'aria-label': label })
  const symbol = kind === 'contact' ? 'contact' : 'document'
  return make('a', { class: 'piece', href: address, target: '_blank', rel: 'noopener' }, icon(symbol), name ?? label)
}

function placeOf({ latitude, longitude, label }) {
  return make('span', { class: 'piece' }, icon('location'), label || `${latitude}, ${longitude}`)
}

function metaOf({ at, progress }) {
  const time = new Date(at).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit', hour12: false })
  const meta = make('span', { class: 'meta' }, make('time', { datetime: at }, time))
  if (progress) {
    const tick = icon(TICKS[progress], say().progress[progress])
    tick.setAttribute('class', progress)
    meta.append(tick)
  }
  return meta
}

/** One message as the phone shows it. */
export function bubbleOf(message) {
  const { mine, sms, text, media, place } = message
  const author = make('span', { class: 'unseen' }, mine ? `${say().you} ` : '')
  const bubble = make('div', { class: mine ? 'bubble mine' : 'bubble' }, author, ...media.map(fileOf))
  if (sms) bubble.append(make('span', { class: 'kind' }, say().sms))
  if (place) bubble.append(placeOf(place))
  bubble.append(text, metaOf(message))
  return bubble
}

/** Ticks change, words do not: what a screen reader has read is not read again. */
export function updateBubble(bubble, message) {
  bubble.querySelector('.meta').replaceWith(metaOf(message))
}
