/** Two strokes of a reception bell, made by the browser: no file to fetch. */
export function ring(): void {
  // a page that was never touched may not make a sound: the words on screen are there all the same
  if (!navigator.userActivation.hasBeenActive) return
  const audio = new AudioContext()
  const end = Math.max(strike(audio, 1318.5, 0), strike(audio, 1568, 0.16))
  setTimeout(() => void audio.close(), end * 1000 + 100)
}

/** @returns when it has died away, in seconds from now */
function strike(audio: AudioContext, hertz: number, after: number): number {
  const [start, length] = [audio.currentTime + after, 0.9]
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz })
  const volume = new GainNode(audio, { gain: 0 })
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.18, start + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + length)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + length)
  return after + length
}
