import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { sessionsQuery, useSessionsWrite } from './api.ts'
import type { OpenSession } from './api.ts'
import { SessionRow } from './session-row.tsx'

const hereFirst = (one: OpenSession, other: OpenSession) => Number(other.current) - Number(one.current)

/** Where I am signed in; any of it can be ended from here. */
export function SessionList() {
  const { t } = useTranslation('account')
  const toast = useToast()
  const query = useQuery(sessionsQuery)
  const [isAsking, setIsAsking] = useState(false)
  const end = useSessionsWrite((id: number) => call('DELETE /api/admin/auth/sessions/:id', { params: { id } }))
  const endOthers = useSessionsWrite(() => call('DELETE /api/admin/auth/sessions'))
  const others = query.data?.filter(({ current }) => !current).length ?? 0
  const stopAsking = () => {
    setIsAsking(false)
  }
  return (
    <section aria-label={t('sessions')} className="pt-6">
      <header className="flex min-h-9 flex-wrap items-center gap-x-4">
        <h3 className="text-small font-semibold text-ink-3">{t('sessions')}</h3>
        {others > 1 && (
          <Button
            size="small"
            className="ml-auto"
            onClick={() => {
              setIsAsking(true)
            }}
          >
            {t('endOthers')}
          </Button>
        )}
      </header>
      {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={2} className="h-12" />}
      <ul>
        {query.data?.toSorted(hereFirst).map((session) => (
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
      {isAsking && (
        <AlertDialog
          title={t('endOthersTitle', { count: others })}
          confirm={t('endOthers')}
          busy={endOthers.isPending}
          onClose={stopAsking}
          onConfirm={() => {
            endOthers.mutate(undefined, {
              onError: (error) => {
                toast.failed(error)
              },
              onSuccess: () => {
                toast.done(t('othersEnded'))
              },
              onSettled: stopAsking,
            })
          }}
        >
          {t('endOthersText')}
        </AlertDialog>
      )}
    </section>
  )
}
