import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { sessionsQuery, useWrite } from '../api.ts'
import type { OpenSession } from '../api.ts'
import { Loaded } from '../section.tsx'
import { SessionRow } from './session-row.tsx'

const hereFirst = (one: OpenSession, other: OpenSession) => Number(other.current) - Number(one.current)

/** Where I am signed in; any of it can be ended from here. */
export function SessionList() {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const query = useQuery(sessionsQuery)
  const [isAsking, setIsAsking] = useState(false)
  const end = useWrite(
    (id: number) => call('DELETE /api/auth/sessions/:id', { params: { id } }),
    sessionsQuery.queryKey,
  )
  const endOthers = useWrite(() => call('DELETE /api/auth/sessions'), sessionsQuery.queryKey)
  const others = query.data?.filter(({ current }) => !current).length ?? 0
  const stopAsking = () => {
    setIsAsking(false)
  }
  return (
    <section aria-label={t('account.sessions')} className="pt-6">
      <header className="flex min-h-9 flex-wrap items-center gap-x-4">
        <h3 className="text-small font-semibold text-ink-3">{t('account.sessions')}</h3>
        {others > 1 && (
          <Button
            size="small"
            className="ml-auto"
            onClick={() => {
              setIsAsking(true)
            }}
          >
            {t('account.endOthers')}
          </Button>
        )}
      </header>
      <Loaded query={query}>
        {(sessions) => (
          <ul>
            {sessions.toSorted(hereFirst).map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                onEnd={() => {
                  end.mutate(session.id, {
                    onError: (error) => {
                      toast.failed(error)
                    },
                  })
                }}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {isAsking && (
        <AlertDialog
          title={t('account.endOthersTitle', { count: others })}
          confirm={t('account.endOthers')}
          busy={endOthers.isPending}
          onClose={stopAsking}
          onConfirm={() => {
            endOthers.mutate(undefined, {
              onError: (error) => {
                toast.failed(error)
              },
              onSuccess: () => {
                toast.done(t('account.othersEnded'))
              },
              onSettled: stopAsking,
            })
          }}
        >
          {t('account.endOthersText')}
        </AlertDialog>
      )}
    </section>
  )
}
