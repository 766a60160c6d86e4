import { useEffect, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LiveTopic } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import type { Wish } from '../api.ts'

const settleMs = 200

/** What is free for a wish, asked once it has stopped changing, and again when bookings or the inventory do. */
export function useAvailability(wish: Wish | null) {
  const asked = JSON.stringify(wish)
  const settled = useSettled(asked)
  const query = useQuery({
    queryKey: ['reservations', 'availability', settled] as const,
    queryFn: ({ signal }) => call('POST /api/availability/check', { body: JSON.parse(settled) as Wish, signal }),
    enabled: settled !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
    meta: { topics: ['inventory'] as readonly LiveTopic[] },
  })
  // what is shown meanwhile was said of another wish: its price is not to be agreed to
  return { query, isCurrent: asked === settled && !query.isPlaceholderData && !query.isPending }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value)
    }, settleMs)
    return () => {
      clearTimeout(timer)
    }
  }, [value])
  return settled
}
