import type { Voice, VoicePatch } from './api.ts'

/** What every group of rows is given. */
export interface RowsProps {
  voice: Voice
  /** Only owners change it. */
  disabled: boolean
  /** For a field, which says itself what is wrong. */
  save: (patch: VoicePatch) => Promise<unknown>
  /** For a choice, which has nothing to say. */
  saveNow: (patch: VoicePatch) => void
}
