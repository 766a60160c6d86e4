import { useToast } from '@conciergerie/kit/lib/toasts.ts'

interface Saving<P> {
  mutate: (patch: P, told: { onError: (error: Error) => void }) => void
}

/** Saves a choice, which has no place of its own to say what went wrong. */
export function useSaveNow<P>(saving: Saving<P>): (patch: P) => void {
  const toast = useToast()
  return (patch) => {
    saving.mutate(patch, {
      onError: (error) => {
        toast.failed(error)
      },
    })
  }
}
