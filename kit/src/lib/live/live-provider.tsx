import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { LiveContext } from './live-context.ts'
import type { LiveState } from './live-types.ts'
import { Refetcher } from './refetcher.ts'
import { SharedLive } from './shared-live.ts'

interface Props {
  url: string
  /** One for each house, so that tabs of one house share a stream. */
  name: string
  /** The stream broke: perhaps the session is over. */
  onLost: () => void
  children: ReactNode
}

const pollMs = 15_000

/** Keeps what is on screen up to date, by the stream and, while that is lost, by asking again now and then. */
export function LiveProvider({ url, name, onLost, children }: Props) {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(() => {
    const refetcher = new Refetcher(client)
    const live = new SharedLive({
      url,
      name,
      onChange: refetcher.onChange,
      onReset: refetcher.everything,
      onState: (next) => {
        setState(next)
        // What changed between our first reading and this moment was told to nobody.
        if (next === 'live') refetcher.everything()
        if (next === 'lost') onLost()
      },
    })
    live.start()
    const stopWatching = watchPage(live, refetcher)
    return () => {
      stopWatching()
      live.stop()
      refetcher.stop()
    }
  }, [client, url, name, onLost])

  useEffect(() => {
    if (state !== 'lost') return
    const refetcher = new Refetcher(client)
    const timer = setInterval(refetcher.everything, pollMs)
    return () => {
      clearInterval(timer)
      refetcher.stop()
    }
  }, [client, state])

  return <LiveContext value={state}>{children}</LiveContext>
}

function watchPage(live: SharedLive, refetcher: Refetcher): () => void {
  const wake = () => {
    live.hurry()
    refetcher.resume()
  }
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  return () => {
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('online', wake)
  }
}
