/** Whoever carries a call says so more often than this, in ms; a call unseen for longer has lost its process. */
export const unseenForMs = 120_000

interface CarriedRow {
  media_process: string | null
  last_seen_at: string
}

/** Whether a process has the call in hand, as far as the row tells. */
export const isCarried = ({ media_process, last_seen_at }: CarriedRow, now: Date): boolean =>
  media_process !== null && Date.parse(last_seen_at) > now.getTime() - unseenForMs
