import { byId, icon, make } from '../dom.js'
import { say } from '../language.js'
import { openMicrophone } from './microphone.js'
import { openCall } from './socket.js'
import { openSpeaker } from './speaker.js'
import { addMine, addNote, addWords, clearTranscript, endWords } from './transcript.js'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']

/** The call on the screen; null when there is none. */
let current = null
let people = null
let voice = 'simulated'

function sinceText(startedAt) {
  const seconds = Math.floor((Date.now() - startedAt) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function showState() {
  const { status, startedAt, endedAt } = current
  const state = byId('callState')
  state.classList.toggle('live', status === 'answered')
  const words = {
    ringing: () => say().ringing,
    answered: () => sinceText(startedAt),
    ended: () => (endedAt && startedAt ? say().endedAfter(sinceText(startedAt)) : say().callEnded),
  }
  state.textContent = words[status]()
}

function setStatus(status) {
  current.status = status
  const over = status === 'ended'
  // whoever was in the call's controls goes on where it ended
  const wasHere = byId('calling').contains(document.activeElement)
  if (status === 'answered') current.startedAt = Date.now()
  if (over) {
    current.endedAt = Date.now()
    clearInterval(current.clock)
    closeSound()
  }
  showState()
  byId('speech').disabled = status !== 'answered'
  byId('speak').disabled = status !== 'answered'
  byId('microphone').disabled = over
  byId('speaker').disabled = over
  byId('keys').disabled = over
  byId('hangUp').hidden = over
  byId('again').hidden = !over
  byId('closeCall').hidden = !over
  if (over && wasHere) byId('closeCall').focus()
  if (status === 'answered') byId('speech').focus()
}

function whyEnded({ ended, passedTo }) {
  if (passedTo && ended === 'transferred') return say().passedTo(passedTo)
  return say().ends[ended] ?? say().callEnded
}

function take(message) {
  if (message.sound) current.speaker?.sound(message.sound)
  if (message.words) {
    addWords(message.words)
    current.speaker?.words(message.words)
  }
  if (message.cut) {
    endWords(true)
    current.speaker?.cut()
  }
  if (message.quiet) endWords()
  if (message.error) addNote(say().lineError(message.error.code, message.error.detail), true)
  if (message.status === 'ended' && current.status !== 'ended') {
    addNote(whyEnded(message))
    setStatus('ended')
  } else if (message.status && current.status !== 'ended') setStatus(message.status)
}

function pressed(button, on) {
  button.setAttribute('aria-pressed', String(on))
}

function closeSound() {
  current.stopMicrophone?.()
  current.speaker?.close()
  current.stopMicrophone = null
  current.speaker = null
  for (const name of ['microphone', 'speaker']) pressed(byId(name), false)
}

async function toggleMicrophone() {
  const call = current
  if (call.stopMicrophone) {
    call.stopMicrophone()
    call.stopMicrophone = null
    pressed(byId('microphone'), false)
    return
  }
  try {
    const stop = await openMicrophone((bytes) => call.socket.sound(bytes))
    if (current !== call || call.status === 'ended') {
      stop()
      return
    }
    call.stopMicrophone = stop
    pressed(byId('microphone'), true)
    if (voice === 'simulated') addNote(say().microphoneNote)
  } catch {
    addNote(say().noMicrophone, true)
  }
}

async function toggleSpeaker() {
  const call = current
  if (call.speaker) {
    call.speaker.close()
    call.speaker = null
  } else call.speaker = await openSpeaker(voice)
  call.socket.tell({ listen: call.speaker?.wantsSound === true })
  pressed(byId('speaker'), call.speaker !== null)
}

/** What lies under the call cannot be reached while it is shown. */
function coverChat(covered) {
  for (const part of document.querySelectorAll('.bar, #log, #composer')) part.inert = covered
}

function begin() {
  clearTranscript()
  const socket = openCall({ number: people.who().number, house: people.house }, (message) => {
    if (current?.socket === socket) take(message)
  })
  current = { socket, status: 'ringing', startedAt: null, endedAt: null, speaker: null, stopMicrophone: null }
  current.clock = setInterval(() => {
    if (current.status === 'answered') showState()
  }, 1000)
  setStatus('ringing')
  coverChat(true)
  byId('calling').hidden = false
  byId('hangUp').focus()
}

function leave() {
  byId('calling').hidden = true
  coverChat(false)
  showPad(false)
  byId('call').focus()
}

function showPad(on) {
  byId('pad').hidden = !on
  byId('keys').setAttribute('aria-expanded', String(on))
  if (on) byId('pad').querySelector('button').focus()
}

function press(key) {
  current.socket.tell({ press: key })
  addNote(say().pressedKey(key))
}

function speakField(event) {
  event.preventDefault()
  const field = byId('speech')
  const text = field.value.trim()
  field.value = ''
  if (text !== '') speak(text)
}

function speak(text) {
  current.speaker?.cut()
  current.socket.tell({ say: text })
  addMine(text)
}

function onKey(event) {
  if (byId('calling').hidden) return
  if (event.key === 'Escape') {
    if (!byId('pad').hidden) {
      showPad(false)
      byId('keys').focus()
    } else if (current.status === 'ended') leave()
  }
  if (KEYS.includes(event.key) && byId('pad').contains(document.activeElement)) press(event.key)
}

/** During a call, what would be written is said. @returns false when there is none */
export function sayInCall(text) {
  if (current?.status !== 'answered') return false
  speak(text)
  return true
}

/** Words of the call screen that are not in the page's own text. */
export function showCallWords() {
  byId('speech').placeholder = say().speechHint
  if (current && !byId('calling').hidden) showState()
}

/** @param settings of the page @param who the client who calls @param house its number */
export function setUpCall(settings, who, house) {
  byId('call').hidden = !settings.voice
  if (!settings.voice) return
  voice = settings.voice
  people = { who, house }
  byId('pad').replaceChildren(...KEYS.map((key) => make('button', { type: 'button', onclick: () => press(key) }, key)))
  byId('callFace').replaceChildren(icon('bell'))
  byId('call').addEventListener('click', begin)
  byId('again').addEventListener('click', begin)
  byId('closeCall').addEventListener('click', leave)
  byId('hangUp').addEventListener('click', () => current.socket.tell({ hangUp: true }))
  byId('microphone').addEventListener('click', () => void toggleMicrophone())
  byId('speaker').addEventListener('click', () => void toggleSpeaker())
  byId('keys').addEventListener('click', () => showPad(byId('pad').hidden))
  byId('line').addEventListener('submit', speakField)
  document.addEventListener('keydown', onKey)
}
