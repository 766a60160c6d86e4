import { useEffect, useState } from 'react'

/** A value once it has been left alone for a moment: what is typed is asked about when the hand rests. */
export function useSettled<T>(value: T, quietMs: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value)
    }, quietMs)
    return () => {
      clearTimeout(timer)
    }
  }, [value, quietMs])
  return settled
}
