import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Faq } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { longest } from '../editor/faq-form.ts'
import { foldText } from '../fold-text.ts'
import { renewFaqs, showFaq } from '../list/faq-cache.ts'

const write = (id: number, aliases: string[]) => call('PATCH /api/faqs/:id', { params: { id }, body: { aliases } })

/** Makes the words of a test another way to ask for a FAQ; for six seconds they can be taken back. */
export function useAddWording() {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('faqs')
  const { mutate: takeBack } = useMutation({
    mutationFn: ({ id, aliases }: Pick<Faq, 'id' | 'aliases'>) => write(id, aliases),
    onSuccess: () => renewFaqs(client),
    onError: (error) => {
      toast.failed(error)
    },
  })
  return useMutation({
    mutationFn: async ({ faqId, wording }: { faqId: number; wording: string }) => {
      const { faq } = await call('GET /api/faqs/:id', { params: { id: faqId } })
      if (isKnown(faq, wording)) return { before: faq, after: null }
      const saved = await write(faqId, [...faq.aliases, wording.slice(0, longest.alias)])
      return { before: faq, after: saved.faq }
    },
    onSuccess: ({ before, after }) => {
      if (after === null) {
        toast.done(t('toast.wordingKnown', { question: before.question }))
        return
      }
      showFaq(client, after)
      toast.done(t('toast.wordingAdded', { question: before.question }), () => {
        takeBack(before)
      })
    },
    onError: (error) => {
      toast.failed(error)
    },
  })
}

function isKnown({ question, aliases }: Faq, wording: string): boolean {
  const folded = foldText(wording)
  return [question, ...aliases].some((known) => foldText(known) === folded)
}
