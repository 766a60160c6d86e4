import { useCallback } from 'react'
import type { UIEvent } from 'react'

const nearPx = 600

/** For a scrolling pane: fetches the next part before its end is reached. */
export function useEndNear(fetchMore: (() => void) | null): (event: UIEvent<HTMLElement>) => void {
  return useCallback(
    ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
      if (scrollHeight - scrollTop - clientHeight < nearPx) fetchMore?.()
    },
    [fetchMore],
  )
}
