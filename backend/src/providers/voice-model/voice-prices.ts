import type { VoiceUsage } from './voice-model.ts'

/** Millionths of a US dollar a token, the same figure as dollars a million tokens. */
interface VoicePrices {
  textIn: number
  textCached: number
  textOut: number
  audioIn: number
  audioCached: number
  audioOut: number
}

/** Source: the vendor's pricing page, November 2026. Longest prefix first; unknown models count as the dearest. */
const table: readonly (readonly [prefix: string, prices: VoicePrices])[] = [
  [
    'gpt-realtime-2.1-mini',
    { textIn: 0.6, textCached: 0.06, textOut: 2.4, audioIn: 10, audioCached: 0.3, audioOut: 20 },
  ],
  ['gpt-realtime', { textIn: 4, textCached: 0.4, textOut: 24, audioIn: 32, audioCached: 0.4, audioOut: 64 }],
]
const dearest: VoicePrices = { textIn: 4, textCached: 0.4, textOut: 24, audioIn: 32, audioCached: 0.4, audioOut: 64 }

/** Transcription is billed by the minute of audio. */
const transcriptionMicrosPerSecond = 6_000 / 60

/** @returns millionths of a US dollar, rounded up */
export function voiceCost(model: string, usage: VoiceUsage, transcribedSeconds: number): number {
  const prices = table.find(([prefix]) => model.startsWith(prefix))?.[1] ?? dearest
  const sum =
    usage.textIn * prices.textIn +
    usage.textCached * prices.textCached +
    usage.textOut * prices.textOut +
    usage.audioIn * prices.audioIn +
    usage.audioCached * prices.audioCached +
    usage.audioOut * prices.audioOut +
    transcribedSeconds * transcriptionMicrosPerSecond
  return Math.ceil(Number(sum.toFixed(6)))
}

export const noVoiceUsage: VoiceUsage = {
  textIn: 0,
  textCached: 0,
  audioIn: 0,
  audioCached: 0,
  textOut: 0,
  audioOut: 0,
}

export function addVoiceUsage(one: VoiceUsage, other: VoiceUsage): VoiceUsage {
  return {
    textIn: one.textIn + other.textIn,
    textCached: one.textCached + other.textCached,
    audioIn: one.audioIn + other.audioIn,
    audioCached: one.audioCached + other.audioCached,
    textOut: one.textOut + other.textOut,
    audioOut: one.audioOut + other.audioOut,
  }
}
