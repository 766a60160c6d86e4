/* global AudioWorkletProcessor, registerProcessor, sampleRate */
const RATE = 8000
/** 60 ms are kept before anything sounds, and after each gap: packets come unevenly. */
const AHEAD = 480

function fromMulaw(code) {
  const bits = ~code & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84
  return (bits & 0x80 ? -magnitude : magnitude) / 32768
}

/** Plays µ-law at 8 kHz, drawn out to the rate of the loudspeaker. */
class Speaker extends AudioWorkletProcessor {
  constructor() {
    super()
    this.queue = []
    this.at = 0
    this.playing = false
    this.port.onmessage = ({ data }) => {
      for (const code of data) this.queue.push(fromMulaw(code))
    }
  }

  process(_inputs, [[out]]) {
    if (!this.playing && this.queue.length >= AHEAD) this.playing = true
    for (let index = 0; index < out.length; index += 1) out[index] = this.playing ? this.next() : 0
    return true
  }

  next() {
    const [first = 0, second = first] = this.queue
    const sample = first + (second - first) * this.at
    this.at += RATE / sampleRate
    while (this.at >= 1) {
      this.at -= 1
      this.queue.shift()
    }
    if (this.queue.length === 0) this.playing = false
    return sample
  }
}

registerProcessor('speaker', Speaker)
