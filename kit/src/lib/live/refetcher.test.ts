import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NetworkError } from '../api-client.ts'
import { Refetcher } from './refetcher.ts'

let client: QueryClient
let refetcher: Refetcher
let isVisible: boolean

const event = (topic: 'messages' | 'faqs', id: number | null = null) => ({ seq: 1, topic, id }) as const

/** A query on screen, and how often it was asked. */
async function watch(queryKey: readonly unknown[], takesMs = 0) {
  let asked = 0
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: async () => {
      asked += 1
      await vi.advanceTimersByTimeAsync(0)
      if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs))
      return asked
    },
  })
  const leave = observer.subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(takesMs)
  return { asked: () => asked, leave }
}

beforeEach(() => {
  vi.useFakeTimers()
  isVisible = true
  client = new QueryClient()
  client.mount()
  refetcher = new Refetcher(client, () => isVisible)
})
afterEach(() => {
  refetcher.stop()
  client.clear()
  client.unmount()
  vi.useRealTimers()
})

describe('the refetcher', () => {
  it('does not read what is not concerned, nor what is not on screen', async () => {
    const faqs = await watch(['faqs', 'list'])
    const thread = await watch(['messages', 12])
    const left = await watch(['messages', 99])
    left.leave()
    refetcher.onChange(event('messages', 99))
    await vi.advanceTimersByTimeAsync(1000)
    expect([faqs.asked(), thread.asked(), left.asked()]).toEqual([1, 1, 1])
    expect(client.getQueryState(['messages', 99])?.isInvalidated).toBe(true)
  })

  it('acts at once on the first event, then at most once in 500 ms however many come', async () => {
    const list = await watch(['messages', 'list'])
    await vi.advanceTimersByTimeAsync(600)
    refetcher.onChange(event('messages', 1))
    await vi.advanceTimersByTimeAsync(10)
    expect(list.asked()).toBe(2)
    for (let at = 0; at < 40; at++) {
      refetcher.onChange(event('messages', at))
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(list.asked()).toBe(3)
  })

  it('asks again after an answer that was under way when the event came', async () => {
    const slow = await watch(['messages', 'slow'], 200)
    await vi.advanceTimersByTimeAsync(600)
    refetcher.onChange(event('messages'))
    await vi.advanceTimersByTimeAsync(100)
    refetcher.onChange(event('messages'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(slow.asked()).toBe(3)
  })

  it('goes on asking, more slowly, while a busy server refuses', async () => {
    let asked = 0
    const observer = new QueryObserver(client, {
      queryKey: ['messages', 'busy'],
      retry: false,
      queryFn: () => {
        asked += 1
        return asked === 2 ? Promise.reject(new NetworkError('refused')) : Promise.resolve(asked)
      },
    })
    observer.subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(600)
    refetcher.onChange(event('messages'))
    await vi.advanceTimersByTimeAsync(5000)
    expect([asked, observer.getCurrentResult().data]).toEqual([2, 1])
    await vi.advanceTimersByTimeAsync(6000)
    expect([asked, observer.getCurrentResult().data]).toEqual([3, 3])
  })

  it('waits for the tab to be looked at', async () => {
    const list = await watch(['messages', 'list'])
    await vi.advanceTimersByTimeAsync(600)
    isVisible = false
    refetcher.onChange(event('messages', 4))
    await vi.advanceTimersByTimeAsync(5000)
    expect(list.asked()).toBe(1)
    isVisible = true
    refetcher.resume()
    await vi.advanceTimersByTimeAsync(10)
    expect(list.asked()).toBe(2)
  })

  it('reads everything on screen again after events were missed', async () => {
    const list = await watch(['messages', 'list'])
    const faqs = await watch(['faqs', 'list'])
    await vi.advanceTimersByTimeAsync(600)
    refetcher.everything()
    await vi.advanceTimersByTimeAsync(10)
    expect([list.asked(), faqs.asked()]).toEqual([2, 2])
  })
})
