import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { housesQuery, modes, transports, useLineWrite } from './api.ts'
import type { Line } from './api.ts'
import { accountOf, changeOf, creationOf, draftOf } from './line-draft.ts'
import type { LineDraft } from './line-draft.ts'

interface Props {
  /** Null: a new one. */
  line: Line | null
  onClose: () => void
  onSaved?: (line: Line) => void
}

/** Gives a house a line, or changes one. */
export function LineForm({ line, onClose, onSaved }: Props) {
  const { t } = useTranslation('lines')
  const wordsOf = useErrorWords()
  const [draft, setDraft] = useState(() => draftOf(line))
  const save = useLineWrite(() =>
    line === null
      ? call('POST /api/admin/lines', { body: creationOf(draft) })
      : call('PATCH /api/admin/lines/:id', { params: { id: line.id }, body: changeOf(draft) }),
  )
  const fields = save.error instanceof ApiError ? save.error.fields : {}
  const set = (change: Partial<LineDraft>) => {
    setDraft({ ...draft, ...change })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save.mutate(undefined, {
      onSuccess: ({ line: saved }) => {
        onSaved?.(saved)
        onClose()
      },
    })
  }
  return (
    <Dialog title={line === null ? t('new') : t('editTitle', { name: line.conciergerie.name })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {line === null && <HouseField draft={draft} set={set} />}
        <div className="grid gap-1.5">
          <span aria-hidden className="text-dense font-medium">
            {t('modeHead')}
          </span>
          <span className="overflow-x-auto">
            <SegmentedControl
              label={t('modeHead')}
              value={draft.mode}
              onChange={(mode) => {
                set({ mode })
              }}
              segments={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
            />
          </span>
          <p className="text-small text-ink-3">{t(`modeHelp.${draft.mode}`)}</p>
        </div>
        <Field label={t('number')} help={t('numberHelp')} error={fields['number']} required>
          <TextInput
            value={draft.number}
            inputMode="tel"
            autoComplete="off"
            placeholder="+33 2 99 00 00 14"
            onChange={(event) => {
              set({ number: event.target.value })
            }}
          />
        </Field>
        {draft.mode === 'sip_bridge' && (
          <SipFields draft={draft} set={set} fields={fields} hasPassword={line?.hasSipPassword ?? false} />
        )}
        {save.error && Object.keys(fields).length === 0 && <FieldError>{wordsOf(save.error)}</FieldError>}
        <span className="flex justify-end">
          <Button
            type="submit"
            variant="filled"
            busy={save.isPending}
            disabled={draft.conciergerieId === '' || draft.number.trim() === ''}
          >
            {t(line === null ? 'create' : 'save')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}

interface PartProps {
  draft: LineDraft
  set: (change: Partial<LineDraft>) => void
}

function HouseField({ draft, set }: PartProps) {
  const { t } = useTranslation('lines')
  const { data } = useQuery(housesQuery)
  const houses = (data?.items ?? []).toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <Field label={t('house')} required>
      <Select
        value={draft.conciergerieId}
        data-autofocus
        onChange={(event) => {
          set({ conciergerieId: event.target.value })
        }}
      >
        <option value="">{t('chooseHouse')}</option>
        {houses.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}

interface SipProps extends PartProps {
  fields: Readonly<Record<string, string>>
  hasPassword: boolean
}

function SipFields({ draft, set, fields, hasPassword }: SipProps) {
  const { t } = useTranslation('lines')
  const account = accountOf(draft)
  const text = (name: 'sipUsername' | 'sipPassword' | 'sipDomain' | 'sipPort') => ({
    value: draft[name],
    autoComplete: name === 'sipPassword' ? 'new-password' : 'off',
    onChange: (event: { target: { value: string } }) => {
      set({ [name]: event.target.value })
    },
  })
  return (
    <>
      <Field label={t('sipDomain')} help={t('sipDomainHelp')} error={fields['sipDomain']} required>
        <TextInput {...text('sipDomain')} placeholder="sip.operateur.fr" />
      </Field>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field label={t('sipPort')} error={fields['sipPort']}>
          <TextInput {...text('sipPort')} inputMode="numeric" placeholder="5060" />
        </Field>
        <Field label={t('transport')}>
          <Select
            value={draft.transport}
            onChange={(event) => {
              set({ transport: event.target.value as Line['transport'] })
            }}
          >
            {transports.map((transport) => (
              <option key={transport} value={transport}>
                {transport.toUpperCase()}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('sipUsername')}
          {...(fields['sipUsername'] === undefined ? { help: t(`usernameHelp.${account}`) } : {})}
          error={fields['sipUsername']}
          required={account !== 'open'}
        >
          <TextInput {...text('sipUsername')} />
        </Field>
        <Field
          label={t('sipPassword')}
          {...(hasPassword ? { help: t('keepPassword') } : {})}
          error={fields['sipPassword']}
        >
          <TextInput {...text('sipPassword')} type="password" />
        </Field>
      </div>
    </>
  )
}
