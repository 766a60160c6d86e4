import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ToastContext, ToastStore } from '../lib/toasts.ts'
import { speakFrench } from '../testing/speak.ts'
import { Toaster } from './toaster.tsx'

let store: ToastStore

beforeAll(() => speakFrench({}, []))
beforeEach(() => {
  vi.useFakeTimers()
  store = new ToastStore()
  render(
    <ToastContext value={store}>
      <Toaster />
    </ToastContext>,
  )
})
afterEach(() => {
  vi.useRealTimers()
})

const show = (toast: Parameters<ToastStore['show']>[0]) => {
  act(() => {
    store.show(toast)
  })
}
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

describe('a toast', () => {
  it('that says an error stays until it is closed', async () => {
    show({ tone: 'error', message: 'Non remis' })
    await wait(60_000)
    expect(screen.getByRole('alert').textContent).toContain('Non remis')
    act(() => {
      screen.getByRole('button', { name: 'Fermer' }).click()
    })
    expect(screen.queryByText('Non remis')).toBeNull()
  })

  it('leaves after six seconds, but not while it has the focus', async () => {
    const undo = vi.fn()
    show({ tone: 'done', message: 'Clôturée', action: { label: 'Annuler', run: undo } })
    await wait(5000)
    act(() => {
      screen.getByRole('button', { name: 'Annuler' }).focus()
    })
    await wait(20_000)
    expect(screen.getByRole('status').textContent).toContain('Clôturée')
    act(() => {
      screen.getByRole('button', { name: 'Annuler' }).blur()
    })
    await wait(6001)
    expect(screen.queryByText('Clôturée')).toBeNull()
    expect(undo).not.toHaveBeenCalled()
  })

  it('takes back what was done, once', () => {
    const undo = vi.fn()
    show({ tone: 'done', message: 'Clôturée', action: { label: 'Annuler', run: undo } })
    act(() => {
      screen.getByRole('button', { name: 'Annuler' }).click()
    })
    expect(undo).toHaveBeenCalledOnce()
    expect(screen.queryByText('Clôturée')).toBeNull()
  })
})
