import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Faq } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { renewFaqs, showFaq } from '../list/faq-cache.ts'
import { changesOf, formOf, inputOf } from './faq-form.ts'
import type { FaqForm } from './faq-form.ts'

/** Writes a new FAQ, or of one that is there only what was changed. */
export function useSaveFaq(faq: Faq | null) {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('faqs')
  return useMutation({
    mutationFn: (form: FaqForm): Promise<{ faq: Faq }> =>
      faq === null
        ? call('POST /api/faqs', { body: inputOf(form) })
        : call('PATCH /api/faqs/:id', { params: { id: faq.id }, body: changesOf(form, formOf(faq)) }),
    onSuccess: ({ faq: saved }) => {
      showFaq(client, saved)
      void renewFaqs(client)
      toast.done(t(faq === null ? 'toast.added' : 'toast.corrected'))
    },
  })
}
