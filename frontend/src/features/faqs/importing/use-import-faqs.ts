import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { renewFaqs } from '../list/faq-cache.ts'
import { batchesOf } from './batches.ts'
import type { ImportedFaq } from './read-faqs.ts'

/** Adds many FAQs. What the house has already, word for word, is skipped: after a failure it can simply be tried again. */
export function useImportFaqs() {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('faqs')
  return useMutation({
    mutationFn: async (faqs: readonly ImportedFaq[]) => {
      const total = { added: 0, skipped: 0 }
      for (const items of batchesOf(faqs)) {
        const { added, skipped } = await call('POST /api/faqs/import', { body: { items } })
        total.added += added
        total.skipped += skipped
      }
      return total
    },
    onSuccess: ({ added, skipped }) => {
      const words = t('toast.imported', { count: added })
      toast.done(skipped === 0 ? words : `${words} ${t('toast.skipped', { count: skipped })}`)
    },
    onSettled: () => renewFaqs(client),
  })
}
