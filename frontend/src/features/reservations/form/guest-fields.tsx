import { useDeferredValue, useId } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Endpoints } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { Checkbox } from '../../../components/ui/checkbox.tsx'
import type { DraftProps } from './wish-fields.tsx'

type Client = Endpoints['GET /api/clients']['response']['items'][number]

const optionMinutes = 24 * 60
const shortest = 2

/** For whom: a client of the house found by name or number, or a new one. */
export function GuestFields({ draft, errors, onChange }: DraftProps) {
  const { t } = useTranslation('reservations')
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4">
      <legend className="sr-only">{t('form.guest')}</legend>
      {draft.clientId === null ? (
        <NewGuest draft={draft} errors={errors} onChange={onChange} />
      ) : (
        <KnownGuest
          id={draft.clientId}
          onForget={() => {
            onChange({ clientId: null })
          }}
        />
      )}
      <Field label={t('form.requests')} error={errors['requests']}>
        <TextArea
          value={draft.requests}
          rows={2}
          maxLength={1000}
          onChange={(event) => {
            onChange({ requests: event.target.value })
          }}
        />
      </Field>
      <Checkbox
        checked={draft.holdMinutes > 0}
        help={t('form.optionHelp')}
        onChange={(event) => {
          onChange({ holdMinutes: event.target.checked ? optionMinutes : 0 })
        }}
      >
        {t('form.option')}
      </Checkbox>
    </fieldset>
  )
}

function NewGuest({ draft, errors, onChange }: DraftProps) {
  const { t } = useTranslation('reservations')
  return (
    <>
      <Field label={t('form.name')} error={errors['customerName'] ?? errors['name']} required>
        <TextInput
          value={draft.name}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => {
            onChange({ name: event.target.value })
          }}
        />
      </Field>
      <Known
        words={draft.phone.trim().length >= 4 ? draft.phone : draft.name}
        onChoose={(client) => {
          onChange({ clientId: client.id })
        }}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('form.phone')} error={errors['phone']}>
          <TextInput
            type="tel"
            value={draft.phone}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => {
              onChange({ phone: event.target.value })
            }}
          />
        </Field>
        <Field label={t('form.email')} error={errors['email']}>
          <TextInput
            type="email"
            value={draft.email}
            maxLength={254}
            autoComplete="off"
            onChange={(event) => {
              onChange({ email: event.target.value })
            }}
          />
        </Field>
      </div>
    </>
  )
}

/** Clients of the house who may be the one being typed. */
function Known({ words, onChoose }: { words: string; onChoose: (client: Client) => void }) {
  const { t } = useTranslation('reservations')
  const { phone } = useFormat()
  const id = useId()
  const q = useDeferredValue(words.trim())
  const { data } = useQuery({
    queryKey: ['clients', 'search', q] as const,
    queryFn: ({ signal }) => call('GET /api/clients', { query: { q, limit: 4 }, signal }),
    enabled: q.length >= shortest,
  })
  if (q.length < shortest || !data || data.items.length === 0) return null
  return (
    <div role="group" aria-labelledby={id} className="-mt-2 grid gap-1">
      <p id={id} className="text-small text-ink-3">
        {t('form.known')}
      </p>
      {data.items.map((client) => (
        <Button
          key={client.id}
          size="small"
          className="justify-start!"
          onClick={() => {
            onChoose(client)
          }}
        >
          {client.name ?? client.profileName ?? ''}
          {client.phone !== null && <span className="font-normal text-ink-3">{phone(client.phone)}</span>}
        </Button>
      ))}
    </div>
  )
}

function KnownGuest({ id, onForget }: { id: number; onForget: () => void }) {
  const { t } = useTranslation('reservations')
  const { phone } = useFormat()
  const { data } = useQuery({
    queryKey: ['clients', id] as const,
    queryFn: ({ signal }) => call('GET /api/clients/:id', { params: { id }, signal }),
  })
  const client = data?.client
  return (
    <div className="flex items-center gap-3 rounded-card border border-line-strong bg-raised px-3 py-2">
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{client?.name ?? client?.profileName ?? '…'}</span>
        {client?.phone != null && <span className="text-small text-ink-3">{phone(client.phone)}</span>}
      </span>
      <Button size="small" onClick={onForget}>
        {t('form.another')}
      </Button>
    </div>
  )
}
