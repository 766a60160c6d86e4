import { useTranslation } from 'react-i18next'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { commandLine, useLineWrite } from './api.ts'
import type { Line, When } from './api.ts'

/** Orders to all the lines at once. */
export function useAllLines(lines: readonly Line[]) {
  const { t } = useTranslation('lines')
  const toast = useToast()
  const wanted = lines.filter(({ enabled }) => enabled)
  const onError = (error: unknown) => {
    toast.failed(error)
  }
  const reload = useLineWrite(() => call('POST /api/admin/lines/refresh'))
  const restart = useLineWrite((when: When) =>
    Promise.all(wanted.map(({ id }) => commandLine(id, { do: 'restart', when }))),
  )
  return {
    /** Of those that a restart is about. */
    calls: wanted.reduce((sum, { callsInProgress }) => sum + callsInProgress, 0),
    hasAny: wanted.length > 0,
    isReloading: reload.isPending,
    isRestarting: restart.isPending,
    /** Has the supervisor read the lines again, for those who changed the database by hand. */
    reload: () => {
      reload.mutate(undefined, {
        onError,
        onSuccess: ({ total }) => {
          toast.done(t('reloaded', { count: total }))
        },
      })
    },
    restart: (when: When) => {
      restart.mutate(when, {
        onError,
        onSuccess: (answers) => {
          toast.done(t('restarted', { count: answers.length }))
        },
      })
    },
  }
}
