import { useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ToastContext } from '../lib/toasts.ts'
import type { Toast } from '../lib/toasts.ts'
import { ToastCard } from './toast-card.tsx'

/** What has just happened, at the foot of the screen, over everything. One for the whole app. */
export function Toaster() {
  const { t } = useTranslation()
  const store = useContext(ToastContext)
  const toasts = useSyncExternalStore(store.subscribe, store.list)
  const box = useRef<HTMLElement>(null)

  // Shown even while empty: what appears together with its words is not announced.
  useEffect(() => {
    box.current?.showPopover()
  }, [])

  const cards = (tone: Toast['tone']) =>
    toasts
      .filter((toast) => toast.tone === tone)
      .map((toast) => <ToastCard key={toast.id} toast={toast} onClose={store.close} />)

  return (
    <section
      ref={box}
      popover="manual"
      aria-label={t('toasts')}
      className="fixed inset-x-0 top-auto bottom-6 m-0 mx-auto w-fit max-w-[calc(100%-32px)] overflow-visible border-0 bg-transparent p-0 pointer-events-none max-tablet:bottom-20"
    >
      <div role="alert" className="grid justify-items-center gap-2">
        {cards('error')}
      </div>
      <div role="status" className="mt-2 grid justify-items-center gap-2">
        {cards('done')}
      </div>
    </section>
  )
}
