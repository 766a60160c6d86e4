import { byId, make } from '../dom.js'
import { say } from '../language.js'

let open = null

const log = () => byId('said')

function toEnd() {
  log().scrollTop = log().scrollHeight
}

export function clearTranscript() {
  log().replaceChildren()
  open = null
}

/** What the client said. */
export function addMine(text) {
  open = null
  const author = make('span', { class: 'unseen' }, `${say().you}\u00a0: `)
  log().append(make('div', { class: 'bubble mine' }, author, text))
  toEnd()
}

/** Words of the assistant as they sound: a bubble grows until somebody else speaks. */
export function addWords(words) {
  if (!open) {
    const author = make('span', { class: 'unseen' }, `${say().assistant}\u00a0: `)
    open = make('div', { class: 'bubble' }, author, make('span'))
    log().append(open)
  }
  const text = open.lastElementChild
  text.textContent = text.textContent === '' ? words : `${text.textContent} ${words}`
  toEnd()
}

/** The assistant has finished, or was cut short. */
export function endWords(cut = false) {
  if (open && cut) open.append(make('span', { class: 'cut' }, '\u00a0…'))
  open = null
}

/** Something that nobody said; what is being said goes on. */
export function addNote(text, bad = false) {
  log().append(make('p', { class: bad ? 'note bad' : 'note' }, text))
  toEnd()
}
