import type { LineMode, VoiceSettings } from '@conciergerie/contract'

/** A line as a call finds it. */
export interface CalledLine {
  id: number
  conciergerieId: number
  mode: LineMode
  /** E.164. */
  number: string
  enabled: boolean
}

/** Which line was rung: the lines room. */
export interface LineDirectory {
  /** @param number E.164, whatever the road */
  findByNumber(number: string): Promise<CalledLine | null>
  find(lineId: number): Promise<CalledLine | null>
}

export interface VoiceHouses {
  readVoice(conciergerieId: number): Promise<VoiceSettings>
}

/** Time, for silences and limits; tests hold it in their hands. */
export interface Timers {
  /** @returns calls it off */
  after(ms: number, act: () => void): () => void
}

export const machineTimers: Timers = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    timer.unref()
    return () => {
      clearTimeout(timer)
    }
  },
}
