import { language } from '../language.js'

/** Plays the sound of the call itself. */
async function soundSpeaker() {
  const context = new AudioContext()
  await context.audioWorklet.addModule('js/call/speaker-worklet.js')
  const player = new AudioWorkletNode(context, 'speaker', { numberOfInputs: 0, outputChannelCount: [1] })
  player.connect(context.destination)
  return {
    wantsSound: true,
    sound: (bytes) => player.port.postMessage(bytes),
    words: () => undefined,
    cut: () => undefined,
    close: () => void context.close(),
  }
}

/** Speaks the words with a voice of the browser: the simulated one knows tones only. */
function wordSpeaker() {
  let waiting = ''
  const speak = (text) => {
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.lang = language() === 'fr' ? 'fr-FR' : 'en-GB'
    speechSynthesis.speak(utterance)
  }
  return {
    wantsSound: false,
    sound: () => undefined,
    words: (words) => {
      waiting = `${waiting} ${words}`.trim()
      if (!/[.?!…:]$/.test(waiting)) return
      speak(waiting)
      waiting = ''
    },
    cut: () => {
      waiting = ''
      speechSynthesis.cancel()
    },
    close: () => speechSynthesis.cancel(),
  }
}

const hasVoice = () =>
  'speechSynthesis' in globalThis && speechSynthesis.getVoices().some(({ lang }) => lang.startsWith(language()))

/** @param voice `simulated` or `real`: who speaks at the other end */
export const openSpeaker = (voice) => (voice === 'simulated' && hasVoice() ? wordSpeaker() : soundSpeaker())
