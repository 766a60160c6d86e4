import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { RadioCard } from '../../../components/ui/checkbox.tsx'
import { useReservationWrite } from '../api.ts'
import type { Kind } from '../use-place.ts'
import { ServiceLines } from './service-lines.tsx'
import { TypeLines } from './type-lines.tsx'
import { setupOf } from './wizard-draft.ts'
import type { WizardDraft } from './wizard-draft.ts'

/** Rooms or tables in two minutes: so many of each, named by the server; everything can be changed later. */
export function SetupWizard({ kind }: { kind: Kind }) {
  const { t } = useTranslation('reservations')
  const wordsOf = useErrorWords()
  const toast = useToast()
  const client = useQueryClient()
  const examples = useExamples()
  const [draft, setDraft] = useState<WizardDraft>(() => examples(kind))
  const save = useReservationWrite((body: NonNullable<ReturnType<typeof setupOf>>) =>
    call('POST /api/inventory/setup', { body }),
  )
  const body = setupOf(draft)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (body === null) return
    save.mutate(body, {
      onSuccess: ({ units }) => {
        toast.done(t('setup.done', { count: units.length }))
        void client.invalidateQueries({ queryKey: ['inventory'] })
      },
    })
  }
  return (
    <form onSubmit={submit} className="grid max-w-180 gap-6 overflow-y-auto px-5 py-8 max-tablet:px-4">
      <div>
        <h2 className="font-serif text-hello font-medium">{t('setup.title')}</h2>
        <p className="mt-1 text-ink-2">{t('setup.lead')}</p>
      </div>
      <div role="radiogroup" aria-label={t('kind.label')} className="flex flex-wrap gap-3">
        {(['stay', 'table'] as const).map((one) => (
          <RadioCard
            key={one}
            name="kind"
            checked={draft.kind === one}
            help={t(`setup.help.${one}`)}
            onChange={() => {
              setDraft(examples(one))
            }}
          >
            {t(`setup.kind.${one}`)}
          </RadioCard>
        ))}
      </div>
      <TypeLines
        kind={draft.kind}
        lines={draft.types}
        onChange={(types) => {
          setDraft((now) => ({ ...now, types }))
        }}
      />
      {draft.kind === 'table' && (
        <ServiceLines
          lines={draft.services}
          onChange={(services) => {
            setDraft((now) => ({ ...now, services }))
          }}
        />
      )}
      {save.error && <FieldError>{wordsOf(save.error)}</FieldError>}
      <span>
        <Button type="submit" variant="filled" size="large" busy={save.isPending} disabled={body === null}>
          {t(`setup.create.${draft.kind}`)}
        </Button>
      </span>
    </form>
  )
}

/** What most houses begin with, to be corrected rather than invented. */
function useExamples(): (kind: Kind) => WizardDraft {
  const { t } = useTranslation('reservations')
  return (kind) =>
    kind === 'stay'
      ? { kind, types: [{ key: 1, name: t('setup.example.room'), count: 6, party: 2, price: '' }], services: [] }
      : {
          kind,
          types: [
            { key: 1, name: t('setup.example.small'), count: 6, party: 2, price: '' },
            { key: 2, name: t('setup.example.large'), count: 4, party: 4, price: '' },
          ],
          services: [
            { key: 1, name: t('setup.example.lunch'), first: '12:00', last: '13:45' },
            { key: 2, name: t('setup.example.dinner'), first: '19:00', last: '21:30' },
          ],
        }
}
