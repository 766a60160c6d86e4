import type { LiveEvent } from '@conciergerie/contract'

/** `connecting` = not yet once; `lost` = was live, or failed to become it, and is trying again. */
export type LiveState = 'connecting' | 'live' | 'lost'

export interface LiveListener {
  onChange: (event: LiveEvent) => void
  /** Events were missed for good: everything must be read again. */
  onReset: () => void
  onState: (state: LiveState) => void
}

/** What tabs say to one another. */
export type TabMessage =
  | { kind: 'hello' }
  | { kind: 'change'; event: LiveEvent }
  | { kind: 'reset'; seq: number }
  | { kind: 'state'; state: LiveState; seq: number | null }
