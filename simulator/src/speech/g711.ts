/** The two ways in which telephones code 8,000 samples a second in 8,000 bytes. */
export type Law = 'mulaw' | 'alaw'

/** Bytes of a frame of 20 ms. */
export const FRAME = 160
export const BYTES_PER_MS = 8

/** What nobody speaking sounds like. */
const SILENCE: Record<Law, number> = { mulaw: 0xff, alaw: 0xd5 }

const BIAS = 0x84
const CLIP = 32_635

function fromMulaw(code: number): number {
  const bits = ~code & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4)) - BIAS
  return bits & 0x80 ? -magnitude : magnitude
}

function fromAlaw(code: number): number {
  const bits = code ^ 0x55
  const segment = (bits & 0x70) >> 4
  const step = (bits & 0x0f) << 4
  const magnitude = segment === 0 ? step + 8 : (step + 0x108) << (segment - 1)
  return bits & 0x80 ? magnitude : -magnitude
}

function toMulaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS
  const exponent = Math.max(0, 24 - Math.clz32(magnitude))
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff
}

function toAlaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0
  const magnitude = Math.min(sample >= 0 ? sample >> 3 : (-sample - 1) >> 3, 0xfff)
  const segment = Math.max(0, 27 - Math.clz32(magnitude))
  const step = (magnitude >> (segment < 2 ? 1 : segment)) & 0x0f
  return (sign | (segment << 4) | step) ^ 0x55
}

const table = (decode: (code: number) => number) => Int16Array.from({ length: 256 }, (_, code) => decode(code))

const DECODED: Record<Law, Int16Array> = { mulaw: table(fromMulaw), alaw: table(fromAlaw) }

/** @returns 16-bit samples, 8,000 a second */
export function decode(audio: Uint8Array, law: Law): Int16Array {
  const values = DECODED[law]
  const samples = new Int16Array(audio.length)
  for (let index = 0; index < audio.length; index += 1) samples[index] = values[audio[index] ?? 0] ?? 0
  return samples
}

/** @param samples 16-bit, 8,000 a second; fractions are cut, what is too loud is clipped */
export function encode(samples: ArrayLike<number>, law: Law): Buffer {
  const toCode = law === 'mulaw' ? toMulaw : toAlaw
  const audio = Buffer.alloc(samples.length)
  for (let index = 0; index < samples.length; index += 1)
    audio[index] = toCode(Math.max(-32_768, Math.min(32_767, Math.trunc(samples[index] ?? 0))))
  return audio
}

/** Root mean square of the samples: 0 (silence) to 32,767. */
export function loudness(audio: Uint8Array, law: Law): number {
  const values = DECODED[law]
  let sum = 0
  for (let index = 0; index < audio.length; index += 1) sum += (values[audio[index] ?? 0] ?? 0) ** 2
  return audio.length === 0 ? 0 : Math.sqrt(sum / audio.length)
}

/** @param ms how long */
export function silence(ms: number, law: Law): Buffer {
  return Buffer.alloc(Math.round(ms * BYTES_PER_MS), SILENCE[law])
}
