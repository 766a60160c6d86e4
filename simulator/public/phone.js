import { words } from './words.js'

const byId = (id) => document.getElementById(id)
const firstNames = ['Noémie', 'Julien', 'Sofia', 'Thomas', 'Léa', 'Hugo', 'Nadia', 'Paul', 'Aiko', 'Rémi']
const lastNames = [
  'Carle',
  'Moreau',
  'Marchetti',
  'Berger',
  'Fontaine',
  'Lefèvre',
  'Benali',
  'Guillou',
  'Tanaka',
  'Caradec',
]

let language = localStorage.getItem('phone.language') ?? (navigator.language.startsWith('en') ? 'en' : 'fr')
let settings = null
let people = JSON.parse(localStorage.getItem('phone.people') ?? '[]')
let current = localStorage.getItem('phone.current')
let events = null

const say = () => words[language]

function makePerson() {
  const pick = (list) => list[Math.floor(Math.random() * list.length)]
  const number = `+3363998${String(Math.floor(Math.random() * 100_000)).padStart(5, '0')}`
  return { number, name: `${pick(firstNames)} ${pick(lastNames)}` }
}

function addPerson() {
  const person = makePerson()
  people = [person, ...people].slice(0, 12)
  localStorage.setItem('phone.people', JSON.stringify(people))
  choose(person.number)
}

function choose(number) {
  current = number
  localStorage.setItem('phone.current', number)
  showPeople()
  void showThread()
}

const person = () => people.find(({ number }) => number === current) ?? people[0]

function showPeople() {
  byId('who').replaceChildren(...people.map(({ number, name }) => new Option(name, number, false, number === current)))
}

function showWords() {
  document.documentElement.lang = language
  document.title = say().title
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = say()[element.dataset.word]
  byId('language').textContent = say().other
  byId('language').lang = language === 'fr' ? 'en' : 'fr'
  byId('send').setAttribute('aria-label', say().send)
  byId('plus').setAttribute('aria-label', say().attach)
  byId('log').setAttribute('aria-label', say().conversation)
  byId('text').placeholder = say().message
  byId('dashboard').title = say().dashboard
  byId('ideas').replaceChildren(...say().ideas.map((idea) => button(idea, () => send({ text: idea }))))
}

function button(text, onClick) {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.addEventListener('click', onClick)
  return element
}

function showMenus() {
  byId('samples').replaceChildren(
    ...settings.samples.map((kind) =>
      button(say().samples[kind], () => {
        toggle('plus', 'samples', false)
        void send({ sample: kind })
      }),
    ),
  )
  byId('troubles').replaceChildren(...settings.troubles.map(troubleBox))
  byId('trouble').classList.toggle('on', settings.active.length > 0)
}

function troubleBox(name) {
  const label = document.createElement('label')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = settings.active.includes(name)
  box.addEventListener('change', async () => {
    settings.active = (await post('/phone/troubles', { name, on: box.checked })).active
    byId('trouble').classList.toggle('on', settings.active.length > 0)
  })
  label.append(box, say().troubles[name])
  return label
}

function toggle(buttonId, menuId, open = byId(menuId).hidden) {
  byId(menuId).hidden = !open
  byId(buttonId).setAttribute('aria-expanded', String(open))
  if (open) byId(menuId).querySelector('button, input')?.focus()
  else if (byId(menuId).contains(document.activeElement)) byId(buttonId).focus()
}

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

async function send(message) {
  byId('problem').textContent = ''
  try {
    await post('/phone/messages', { ...person(), ...message })
  } catch (error) {
    byId('problem').textContent = error instanceof TypeError ? say().offline : say().refused
    if (message.text && byId('text').value === '') byId('text').value = message.text
  }
  void showThread()
}

const dayOf = (at) => new Date(at).toDateString()

function nameOfDay(at) {
  const yesterday = new Date(Date.now() - 86_400_000).toDateString()
  if (dayOf(at) === new Date().toDateString()) return say().today
  return dayOf(at) === yesterday
    ? say().yesterday
    : new Date(at).toLocaleDateString(language, { day: 'numeric', month: 'long' })
}

function element(tag, className, text = '') {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function bubbleOf(message) {
  const bubble = element('div', message.mine ? 'bubble mine' : 'bubble')
  for (const type of message.media)
    bubble.append(element('span', 'attachment', say().media[type.split('/')[0]] ?? type))
  bubble.append(message.text)
  const time = new Date(message.at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })
  const meta = element('small', '', time)
  if (message.mine) {
    const ticks = element('span', message.read ? 'read' : '', ' ✓✓')
    ticks.setAttribute('role', 'img')
    ticks.setAttribute('aria-label', message.read ? say().read : say().sent)
    meta.append(ticks)
  }
  bubble.append(meta)
  return bubble
}

let shown = ''

async function showThread() {
  const response = await fetch(`/phone/messages?number=${encodeURIComponent(person().number)}`).catch(() => null)
  if (!response?.ok) return
  const { messages, typing } = await response.json()
  byId('presence').textContent = typing ? say().typing : say().online
  const key = JSON.stringify([messages, typing, language])
  if (key === shown) return
  shown = key
  const log = byId('log')
  const lines = messages.flatMap((message, index) => {
    const isNewDay = index === 0 || dayOf(messages[index - 1].at) !== dayOf(message.at)
    return isNewDay ? [element('p', 'day', nameOfDay(message.at)), bubbleOf(message)] : [bubbleOf(message)]
  })
  log.replaceChildren(...lines)
  if (typing) {
    const dots = element('div', 'dots')
    dots.setAttribute('aria-hidden', 'true')
    dots.append(element('i', ''), element('i', ''), element('i', ''))
    log.append(dots)
  }
  log.scrollTop = log.scrollHeight
}

function follow() {
  events?.close()
  events = new EventSource('/phone/events')
  let planned = 0
  events.addEventListener('message', () => {
    planned ||= setTimeout(() => {
      planned = 0
      void showThread()
    }, 60)
  })
  events.addEventListener('open', () => {
    byId('problem').textContent = ''
    void showThread()
  })
  events.addEventListener('error', () => {
    byId('problem').textContent = say().offline
  })
}

function showDashboard() {
  const wide = matchMedia('(min-width: 1100px)').matches && settings.dashboardUrl !== null
  const frame = byId('dashboard')
  document.body.classList.toggle('wide', wide)
  frame.hidden = !wide
  if (wide && frame.getAttribute('src') === null) frame.src = settings.dashboardUrl
}

async function start() {
  settings = await (await fetch('/phone/settings')).json()
  byId('house').textContent = settings.houseName
  if (people.length === 0) addPerson()
  if (!people.some(({ number }) => number === current)) current = people[0].number
  showWords()
  showMenus()
  showPeople()
  showDashboard()
  follow()
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault()
  const text = byId('text').value.trim()
  if (text === '') return
  byId('text').value = ''
  void send({ text })
})
byId('plus').addEventListener('click', () => toggle('plus', 'samples'))
byId('trouble').addEventListener('click', () => toggle('trouble', 'troubles'))
byId('newcomer').addEventListener('click', addPerson)
byId('who').addEventListener('change', (event) => choose(event.target.value))
byId('language').addEventListener('click', () => {
  language = language === 'fr' ? 'en' : 'fr'
  localStorage.setItem('phone.language', language)
  showWords()
  showMenus()
  void showThread()
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  toggle('plus', 'samples', false)
  toggle('trouble', 'troubles', false)
})
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || event.target.closest('.menu-anchor')) return
  byId('samples').hidden = true
  byId('troubles').hidden = true
})
matchMedia('(min-width: 1100px)').addEventListener('change', showDashboard)
await start()
