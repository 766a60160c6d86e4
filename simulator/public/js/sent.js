import { get } from './api.js'
import { byId, make } from './dom.js'
import { language, say, showWords, switchLanguage } from './language.js'
import { followChanges } from './thread.js'

const clock = (at) =>
  new Date(at).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit', second: '2-digit' })

const fill = (id, items) => {
  byId(id).replaceChildren(...(items.length > 0 ? items : [make('li', { class: 'none' }, say().nothingSent)]))
}

function text({ to, body, at, status }) {
  const state = say().smsStatus[status] ?? status
  return make(
    'li',
    {},
    make('p', { class: 'to' }, make('span', {}, to), make('span', {}, `${clock(at)} · ${state}`)),
    make('p', { class: 'body' }, body),
  )
}

function letter({ to, subject, text: body, attachments }) {
  const files = attachments.length > 0 ? [make('p', { class: 'files' }, attachments.join(', '))] : []
  return make(
    'li',
    {},
    make('p', { class: 'to' }, to.join(', ')),
    make('p', { class: 'subject' }, subject),
    make('p', { class: 'body' }, body.trim()),
    ...files,
  )
}

async function refresh() {
  try {
    const { texts, letters } = await get('/phone/sent')
    fill('texts', texts.map(text))
    fill('letters', letters.map(letter))
    byId('problem').textContent = ''
  } catch {
    byId('problem').textContent = say().offline
  }
}

function showAll() {
  showWords()
  void refresh()
}

byId('language').addEventListener('click', () => {
  switchLanguage()
  showAll()
})
showAll()
followChanges(
  () => void refresh(),
  () => {
    byId('problem').textContent = say().offline
  },
)
