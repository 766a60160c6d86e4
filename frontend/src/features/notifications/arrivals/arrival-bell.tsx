import { useEffect, useRef } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { latestQuery, preferencesQuery } from '../api.ts'
import type { Notification } from '../api.ts'
import { ring } from './ring.ts'

const rung = new Set<Notification['type']>(['reservation_new', 'reservation_requested', 'order_new', 'message_left'])

/** Says and rings what has just arrived at the desk: a booking, an order, a message left. Draws nothing. */
export function ArrivalBell() {
  const toast = useToast()
  const latest = useQuery(latestQuery).data
  const wantsSound = useQuery(preferencesQuery).data?.sound ?? false
  const seen = useRef<number | null>(null)
  useEffect(() => {
    if (latest === undefined) return
    const before = seen.current
    seen.current = latest?.id ?? 0
    // what was there when the page came is no news
    if (before === null || latest === null || latest.id <= before || !rung.has(latest.type)) return
    toast.done(latest.detail === null ? latest.title : `${latest.title} · ${latest.detail}`)
    if (wantsSound) ring()
  }, [latest, wantsSound, toast])
  return null
}
