import { useCallback, useRef, useState } from 'react'

export interface More {
  /** Asks for the next part; nothing while one is on its way. */
  loadMore: () => void
  isLoading: boolean
  error: unknown
}

/** One part of a long list after another, each asked for once. */
export function useMore(load: () => Promise<void>): More {
  const isBusy = useRef(false)
  const [isLoading, setIsLoading] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const loadMore = useCallback(() => {
    if (isBusy.current) return
    isBusy.current = true
    setIsLoading(true)
    setError(null)
    load()
      .catch(setError)
      .finally(() => {
        isBusy.current = false
        setIsLoading(false)
      })
  }, [load])
  return { loadMore, isLoading, error }
}
