import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { CopyField } from '@conciergerie/kit/ui/copy-field.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { teamQuery, useWrite } from './api.ts'
import type { Member } from './api.ts'

/** Invites someone, then shows the link once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const wordsOf = useErrorWords()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Member['role']>('concierge')
  const invite = useWrite(() => call('POST /api/members', { body: { email, role } }), teamQuery.queryKey)
  const url = invite.data?.invitation.url
  if (url !== undefined) return <LinkDialog title={t('team.inviteDone', { email })} url={url} onClose={onClose} />
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    invite.mutate(undefined)
  }
  const field = invite.error instanceof ApiError ? invite.error.fields['email'] : undefined
  return (
    <Dialog title={t('team.invite')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t('team.email')} error={field} required>
          <TextInput
            type="email"
            value={email}
            autoComplete="off"
            data-autofocus
            onChange={(event) => {
              setEmail(event.target.value)
            }}
          />
        </Field>
        <Field label={t('team.role')} help={t(`roleHelp.${role}`)}>
          <Select
            value={role}
            onChange={(event) => {
              setRole(event.target.value as Member['role'])
            }}
          >
            <option value="concierge">{t('role.concierge')}</option>
            <option value="owner">{t('role.owner')}</option>
          </Select>
        </Field>
        {invite.error && field === undefined && <FieldError>{wordsOf(invite.error)}</FieldError>}
        <span className="flex justify-end gap-2">
          <Button type="submit" variant="filled" busy={invite.isPending}>
            {t('team.makeLink')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}

/** A one-time link: it is shown here and nowhere else. */
export function LinkDialog({ title, url, onClose }: { title: string; url: string; onClose: () => void }) {
  const { t } = useTranslation('settings')
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="grid gap-3">
        <p className="text-ink-2">{t('team.linkHelp')}</p>
        <CopyField value={url} label={t('team.link')} />
      </div>
    </Dialog>
  )
}
