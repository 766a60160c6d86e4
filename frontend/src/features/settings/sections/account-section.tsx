import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Field, FieldError } from '../../../components/ui/field.tsx'
import { TextInput } from '../../../components/ui/text-input.tsx'
import { RelativeTime } from '../../../components/ui/time.tsx'
import { ApiError, call } from '../../../lib/api-client.ts'
import { sessionQuery, useMember } from '../../../lib/auth.ts'
import { useErrorWords } from '../../../lib/error-words.ts'
import { useToast } from '../../../lib/toasts.ts'
import { sessionsQuery, useWrite } from '../api.ts'
import { browserOf } from '../browser-of.ts'
import { SavedField } from '../saved-field.tsx'
import { Loaded, Row, Section } from '../section.tsx'

/** Me: my name, my password, where I am signed in. */
export function AccountSection() {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const member = useMember()
  const update = useWrite(async (body: { name?: string; phone?: string | null }) => {
    client.setQueryData(sessionQuery.queryKey, await call('PATCH /api/auth/me', { body }))
  })
  return (
    <Section title={t('section.account')} isSaved={update.isSuccess}>
      <Row>
        <SavedField
          label={t('account.name')}
          name="name"
          value={member.name}
          maxLength={80}
          save={(name) => update.mutateAsync({ name })}
        />
      </Row>
      <Row>
        <SavedField
          label={t('account.phone')}
          help={t('account.phoneHelp')}
          name="phone"
          inputMode="tel"
          value={member.phone ?? ''}
          save={(phone) => update.mutateAsync({ phone: phone === '' ? null : phone })}
        />
      </Row>
      <Row>
        <PasswordForm />
      </Row>
      <Sessions />
    </Section>
  )
}

function PasswordForm() {
  const { t } = useTranslation('settings')
  const wordsOf = useErrorWords()
  const toast = useToast()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useWrite(() => call('POST /api/auth/password', { body: { current, next } }), sessionsQuery.queryKey)
  const fields = change.error instanceof ApiError ? change.error.fields : {}
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    change.mutate(undefined, {
      onSuccess: () => {
        setCurrent('')
        setNext('')
        toast.done(t('account.changed'))
      },
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label={t('account.current')} layout="beside" error={fields['current']}>
        <TextInput
          type="password"
          autoComplete="current-password"
          value={current}
          className="max-w-100"
          onChange={(event) => {
            setCurrent(event.target.value)
          }}
        />
      </Field>
      <Field label={t('account.next')} help={t('account.nextHelp')} layout="beside" error={fields['next']}>
        <TextInput
          type="password"
          autoComplete="new-password"
          value={next}
          className="max-w-100"
          onChange={(event) => {
            setNext(event.target.value)
          }}
        />
      </Field>
      <span className="grid gap-2 tablet:pl-51">
        {change.error && Object.keys(fields).length === 0 && <FieldError>{wordsOf(change.error)}</FieldError>}
        <span>
          <Button type="submit" busy={change.isPending} disabled={current === '' || next === ''}>
            {t('account.change')}
          </Button>
        </span>
      </span>
    </form>
  )
}

function Sessions() {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const query = useQuery(sessionsQuery)
  const end = useWrite(
    (id: number) => call('DELETE /api/auth/sessions/:id', { params: { id } }),
    sessionsQuery.queryKey,
  )
  return (
    <>
      <h3 className="pt-6 pb-1 text-small font-semibold text-ink-3">{t('account.sessions')}</h3>
      <Loaded query={query}>
        {(sessions) => (
          <ul>
            {sessions.map((session) => (
              <li key={session.id} className="flex min-h-12 items-center gap-3 border-b border-line py-2 text-dense">
                <span className="min-w-0 grow truncate">
                  {browserOf(session.userAgent) ?? t('account.unknown')}{' '}
                  <span className="text-ink-3">{session.ip}</span>
                </span>
                {session.current ? (
                  <Badge tone="ok">{t('account.here')}</Badge>
                ) : (
                  <RelativeTime at={session.lastSeenAt} className="text-small text-ink-3" />
                )}
                {!session.current && (
                  <Button
                    size="small"
                    variant="ghost"
                    onClick={() => {
                      end.mutate(session.id, {
                        onError: (error) => {
                          toast.failed(error)
                        },
                      })
                    }}
                  >
                    {t('account.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}
