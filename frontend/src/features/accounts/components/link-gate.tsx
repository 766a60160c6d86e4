import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'
import { linkQuery } from '../sign-in.ts'
import type { Link } from '../sign-in.ts'
import { WelcomePage } from './welcome-page.tsx'

/** Reads what a one-time link is for; says so when it is of no use any more. */
export function LinkGate({
  token,
  name,
  children,
}: {
  token: string
  name: string
  children: (link: Link) => ReactNode
}) {
  const { t } = useTranslation('sign-in')
  const { data, error, refetch } = useQuery(linkQuery(token))
  if (data) return children(data)
  if (error instanceof ApiError && error.status < 500) {
    return (
      <WelcomePage name={name} title={t('gone.title')}>
        <p className="text-ink-2">{t('gone.help')}</p>
      </WelcomePage>
    )
  }
  return (
    <WelcomePage name={name} title={name}>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
    </WelcomePage>
  )
}
