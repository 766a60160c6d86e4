import { useTranslation } from 'react-i18next'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useDecide } from './api.ts'
import type { FeatureRequest, RequestStatus } from './api.ts'

/** Moves a request to a column, with a way back. */
export function useMove(): (request: FeatureRequest, status: RequestStatus) => void {
  const { t } = useTranslation('feature-requests')
  const toast = useToast()
  const decide = useDecide()
  return (request, status) => {
    if (request.status === status) return
    const onError = (error: unknown) => {
      toast.failed(error)
    }
    const undo = () => {
      decide.mutateAsync({ id: request.id, status: request.status }).catch(onError)
    }
    // Not the callbacks of `mutate`: the card that asked is gone from its column by then, and they with it.
    decide.mutateAsync({ id: request.id, status }).then(() => {
      toast.done(t(`moved.${status}`, { title: request.title }), undo)
    }, onError)
  }
}
