import { get, post } from './api.js'
import { bubbleOf, updateBubble } from './bubble.js'
import { byId, make } from './dom.js'
import { language, say } from './language.js'

const DAY_MS = 86_400_000
const dayOf = (at) => new Date(at).toDateString()

function nameOfDay(at) {
  if (dayOf(at) === dayOf(Date.now())) return say().today
  if (dayOf(at) === dayOf(Date.now() - DAY_MS)) return say().yesterday
  return new Date(at).toLocaleDateString(language(), { weekday: 'long', day: 'numeric', month: 'long' })
}

/** What is on the screen: by message, and whose thread it is. */
let shown = new Map()
let shownFor = ''
let lastDay = ''

function clear(key) {
  byId('log').replaceChildren()
  shown = new Map()
  shownFor = key
  lastDay = ''
}

function append(log, message) {
  if (dayOf(message.at) !== lastDay) {
    lastDay = dayOf(message.at)
    log.append(make('p', { class: 'day' }, nameOfDay(message.at)))
  }
  const bubble = bubbleOf(message)
  log.append(bubble)
  shown.set(message.sid, { bubble, progress: message.progress })
}

function showTyping(log, typing) {
  log.querySelector('.dots')?.remove()
  const presence = byId('presence')
  presence.classList.toggle('typing', typing)
  const words = typing ? say().typing : say().online
  if (presence.textContent !== words) presence.textContent = words
  if (typing) log.append(make('div', { class: 'dots', 'aria-hidden': 'true' }, make('i'), make('i'), make('i')))
}

function show({ messages, typing }) {
  const log = byId('log')
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
  const before = shown.size
  for (const message of messages) {
    const known = shown.get(message.sid)
    if (!known) append(log, message)
    else if (known.progress !== message.progress) {
      updateBubble(known.bubble, message)
      known.progress = message.progress
    }
  }
  showTyping(log, typing)
  if (atEnd || shown.size > before) scrollToEnd(log)
}

/** A picture takes its place only when it is there. */
function scrollToEnd(log) {
  const toEnd = () => {
    log.scrollTop = log.scrollHeight
  }
  toEnd()
  for (const image of log.querySelectorAll('img'))
    if (!image.complete) image.addEventListener('load', toEnd, { once: true })
}

/** Whoever has the page before their eyes has read what is on it. */
function markRead(messages) {
  if (document.visibilityState !== 'visible') return
  const sids = messages.filter(({ mine, isRead }) => !mine && !isRead).map(({ sid }) => sid)
  if (sids.length > 0) void post('/phone/read', { sids })
}

let wanted = null
let reading = null

/**
 * Reads the thread of a client and shows what is new. Asked while an answer is under way, it reads once more after it:
 * an answer is never thrown away for a newer question, or a phone in a busy house would show nothing at all.
 */
export function refreshThread({ number }, house) {
  wanted = { number, house, key: `${number}|${house}|${language()}` }
  reading ??= readWanted().finally(() => {
    reading = null
  })
  return reading
}

async function readWanted() {
  while (wanted) {
    const { number, house, key } = wanted
    wanted = null
    const thread = await get(`/phone/messages?${new URLSearchParams({ number, house })}`)
    if (wanted === null || wanted.key === key) showThread(thread, key)
  }
}

function showThread(thread, key) {
  // a simulator that was started again has forgotten what is on the screen
  const known = new Set(thread.messages.map(({ sid }) => sid))
  const forgotten = [...shown.keys()].some((sid) => !known.has(sid))
  if (key !== shownFor || forgotten) clear(key)
  show(thread)
  markRead(thread.messages)
}

/** Calls back when something changes, now and whenever the connection is back. */
export function followChanges(onChange, onLost) {
  const events = new EventSource('/phone/events')
  events.addEventListener('message', onChange)
  events.addEventListener('open', onChange)
  events.addEventListener('error', onLost)
  document.addEventListener('visibilitychange', onChange)
}
