import { longestKeepDays, voiceSettings } from '@conciergerie/contract'
import type { VoiceSettings, api } from '@conciergerie/contract'
import type { z } from 'zod'

export type VoicePatch = z.output<typeof api.lines.updateVoice.body>

/** How calls are answered until the house says otherwise. @param locale of the house */
function defaultVoice(locale: string): VoiceSettings {
  return {
    enabled: true,
    greeting: '',
    voice: 'marin',
    language: /^[a-z]{2}/.exec(locale)?.[0] ?? 'fr',
    speed: 1,
    model: '',
    hours: 'always',
    outOfHours: 'message',
    transferNumber: null,
    maxConcurrent: 10,
    maxMinutesPerCall: 15,
    maxMinutesPerDay: 600,
    // CNIL: never permanent nor automatic; a house turns it on knowing why
    recording: { enabled: false, notice: '', keepDays: 30 },
    keywords: [],
  }
}

/** A setting that was not there when the house chose has its default; one that is of no use any more, too. */
export function readStored(stored: string | undefined, locale: string): VoiceSettings {
  const defaults = defaultVoice(locale)
  if (stored === undefined) return defaults
  const chosen = JSON.parse(stored) as Partial<VoiceSettings>
  const whole = { ...defaults, ...chosen, recording: recordingOf({ ...defaults.recording, ...chosen.recording }) }
  const parsed = voiceSettings.safeParse(whole)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [
      name,
      wrong.has(name) ? defaults[name as keyof VoiceSettings] : value,
    ]),
  ) as VoiceSettings
}

/** Recordings could be kept for longer once. */
function recordingOf(recording: VoiceSettings['recording']): VoiceSettings['recording'] {
  return { ...recording, keepDays: Math.min(recording.keepDays, longestKeepDays) }
}

/** What the house has now, with what it changes. */
export function applyPatch(before: VoiceSettings, { recording, ...patch }: VoicePatch): VoiceSettings {
  const changed = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const changedRecording = Object.fromEntries(
    Object.entries(recording ?? {}).filter(([, value]) => value !== undefined),
  )
  return { ...before, ...changed, recording: { ...before.recording, ...changedRecording } }
}
