/* global AudioWorkletProcessor, registerProcessor, sampleRate */
const RATE = 8000
const FRAME = 160

function toMulaw(sample) {
  const value = Math.max(-32635, Math.min(32635, Math.trunc(sample)))
  const sign = value < 0 ? 0x80 : 0
  const magnitude = Math.abs(value) + 0x84
  const exponent = Math.max(0, 24 - Math.clz32(magnitude))
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff
}

/** The microphone's samples, averaged down to 8 kHz and coded, 20 ms at a time. */
class Microphone extends AudioWorkletProcessor {
  constructor() {
    super()
    this.sum = 0
    this.count = 0
    this.phase = 0
    this.frame = new Uint8Array(FRAME)
    this.filled = 0
  }

  process([[samples]]) {
    for (const sample of samples ?? []) {
      this.sum += sample
      this.count += 1
      this.phase += RATE / sampleRate
      if (this.phase >= 1) this.push()
    }
    return true
  }

  push() {
    this.phase -= 1
    this.frame[this.filled] = toMulaw((this.sum / this.count) * 32767)
    this.sum = 0
    this.count = 0
    this.filled += 1
    if (this.filled < FRAME) return
    this.port.postMessage(this.frame)
    this.frame = new Uint8Array(FRAME)
    this.filled = 0
  }
}

registerProcessor('microphone', Microphone)
