import { get, post } from './api.js'
import { byId, disclose, make } from './dom.js'
import { setUpComposer, showAttachments, showButton } from './composer.js'
import { sayInCall, setUpCall, showCallWords } from './call/call.js'
import { language, say, showWords, switchLanguage } from './language.js'
import { addPerson, choosePerson, everybody, whoWrites } from './people.js'
import { followChanges, refreshThread } from './thread.js'
import { showTroubles } from './troubles.js'

const settings = await get('/phone/settings')
const address = new URLSearchParams(location.search)
const house = address.get('to') ?? settings.houseNumber
const houseName = address.get('house') ?? settings.houseName
byId('house').textContent = houseName
byId('callHouse').textContent = houseName

const complain = (words = '') => {
  byId('problem').textContent = words
}
const refresh = () =>
  refreshThread(whoWrites(), house).then(
    () => complain(),
    () => complain(say().offline),
  )

async function send(content) {
  let trouble = ''
  try {
    await post('/phone/messages', { ...whoWrites(), house, ...content })
  } catch (error) {
    trouble = error.status === undefined ? say().offline : say().refused
  }
  await refresh()
  if (trouble) complain(trouble)
}

function showPeople() {
  const { number: current } = whoWrites()
  const options = everybody().map(({ number, name }) =>
    make('option', { value: number, selected: number === current }, name),
  )
  byId('who').replaceChildren(...options)
}

function showIdeas() {
  const ideas = settings.ideas?.[language()] ?? say().ideas
  const chips = ideas.map((text) =>
    make('li', {}, make('button', { type: 'button', onclick: () => void (sayInCall(text) || send({ text })) }, text)),
  )
  byId('ideas').replaceChildren(...chips)
}

const attachments = setUpComposer(send, complain)
disclose(byId('trouble'), byId('troubles'))
setUpCall(settings, whoWrites, house)

function showAll() {
  showWords()
  showCallWords()
  showPeople()
  showIdeas()
  showTroubles(settings)
  showAttachments(settings.samples, send, attachments)
  showButton()
  void refresh()
}

/** The dashboard is loaded once, when there is room for it. */
function showDashboard(hasRoom) {
  const frame = byId('dashboard')
  const shown = hasRoom && settings.dashboardUrl !== null
  document.body.classList.toggle('wide', shown)
  frame.hidden = !shown
  if (shown && !frame.src) frame.src = settings.dashboardUrl
}

byId('language').addEventListener('click', () => {
  switchLanguage()
  showAll()
})
byId('who').addEventListener('change', ({ target }) => {
  choosePerson(target.value)
  void refresh()
})
byId('newcomer').addEventListener('click', () => {
  addPerson()
  showPeople()
  void refresh()
  byId('text').focus()
})
byId('voice').addEventListener('click', () => void send({ sample: 'voice' }))

const wide = matchMedia('(min-width: 1100px)')
wide.addEventListener('change', () => showDashboard(wide.matches))
showDashboard(wide.matches)
showAll()
followChanges(
  () => void refresh(),
  () => complain(say().offline),
)
