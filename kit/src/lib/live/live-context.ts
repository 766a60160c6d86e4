import { createContext, useContext, useEffect, useState } from 'react'
import type { LiveState } from './live-types.ts'

export const LiveContext = createContext<LiveState>('connecting')

export const useLiveState = (): LiveState => useContext(LiveContext)

const patienceMs = 3000

/** Whether the stream has been away for so long that people should be told. */
export function useIsReconnecting(): boolean {
  const away = useLiveState() !== 'live'
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!away) return
    const timer = setTimeout(() => {
      setIsLong(true)
    }, patienceMs)
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [away])
  return away && isLong
}
