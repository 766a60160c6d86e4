import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Faq } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { faqQuery } from '../api.ts'
import { cancelFaqReadings, findFaq, hideFaq, renewFaqs, showFaq } from './faq-cache.ts'

const switching = ['faqs', 'switching']

interface Switching {
  faq: Faq
  active: boolean
}

/** Switches a FAQ on or off: shown at once, taken back when the server refuses. Presses are sent one after the other. */
export function useSwitchFaq(): (faq: Faq, active: boolean) => void {
  const client = useQueryClient()
  const toast = useToast()
  const { mutate } = useMutation({
    mutationKey: switching,
    scope: { id: 'faq-active' },
    mutationFn: ({ faq, active }: Switching) =>
      call('PATCH /api/faqs/:id', { params: { id: faq.id }, body: { active } }),
    onMutate: async ({ faq, active }) => {
      await cancelFaqReadings(client)
      showFaq(client, { ...faq, active })
    },
    onError: (error, { faq, active }) => {
      showFaq(client, { ...(findFaq(client, faq.id) ?? faq), active: !active })
      toast.failed(error, () => {
        mutate({ faq, active })
      })
    },
    // While another press is on its way, the server's answer would show the state before it.
    onSettled: () => (client.isMutating({ mutationKey: switching }) === 1 ? renewFaqs(client) : undefined),
  })
  return useCallback(
    (faq, active) => {
      mutate({ faq, active })
    },
    [mutate],
  )
}

/** Deletes a FAQ; for six seconds it can be had back. */
export function useRemoveFaq(): (faq: Faq) => void {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('faqs')
  const { mutate: restore } = useMutation({
    mutationFn: (faq: Faq) => call('POST /api/faqs/:id/restore', { params: { id: faq.id } }),
    onSuccess: () => renewFaqs(client),
    onError: (error, faq) => {
      toast.failed(error, () => {
        restore(faq)
      })
    },
  })
  const { mutate: remove } = useMutation({
    mutationFn: (faq: Faq) => call('DELETE /api/faqs/:id', { params: { id: faq.id } }),
    onMutate: async (faq) => {
      await cancelFaqReadings(client)
      return hideFaq(client, faq.id)
    },
    onSuccess: (_, faq) => {
      client.removeQueries(faqQuery(faq.id))
      toast.done(t('toast.removed'), () => {
        restore(faq)
      })
    },
    onError: (error, faq, putBack) => {
      putBack?.()
      toast.failed(error, () => {
        remove(faq)
      })
    },
    onSettled: () => renewFaqs(client),
  })
  return remove
}

/** Adds ten FAQs of the trade, switched off, with blanks to fill in. */
export function useAddStarters() {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('faqs')
  return useMutation({
    mutationFn: () => call('POST /api/faqs/starters'),
    onSuccess: async ({ items }) => {
      await renewFaqs(client)
      toast.done(t('toast.starters', { count: items.length }))
    },
    onError: (error) => {
      toast.failed(error)
    },
  })
}
