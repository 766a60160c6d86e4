import { useTranslation } from 'react-i18next'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { commandLine, useLineWrite, useReplaceLine } from './api.ts'
import type { Command, Line } from './api.ts'

/** Gives orders to a line and says what came of them; a stop can be taken back. */
export function useCommand(line: Line) {
  const { t } = useTranslation('lines')
  const toast = useToast()
  const replace = useReplaceLine()
  const order = useLineWrite((command: Command) => commandLine(line.id, command))
  const onError = (error: unknown) => {
    toast.failed(error)
  }
  const give = (command: Command) => {
    order.mutate(command, {
      onError,
      onSuccess: ({ line: after }) => {
        replace(after)
        const name = after.conciergerie.name
        if (command.do !== 'stop') return
        toast.done(t(after.draining ? 'stopsAfterCalls' : 'hasStopped', { name }), () => {
          order.mutate({ do: 'start' }, { onError })
        })
      },
    })
  }
  return { give, isBusy: order.isPending }
}
