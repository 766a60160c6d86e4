import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { CopyField } from '@conciergerie/kit/ui/copy-field.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { Table, Td, Th, Tr } from '@conciergerie/kit/ui/table.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { RadioCard } from '../../../components/ui/checkbox.tsx'
import { apiKeysQuery, useWrite } from '../api.ts'
import { fieldsOf } from '../form-dialog.tsx'
import { Loaded, Section } from '../section.tsx'

/** Keys of machines: secret ones for servers, publishable ones for websites. */
export function KeysSection() {
  const { t } = useTranslation('settings')
  const [isMaking, setIsMaking] = useState(false)
  const [gone, setGone] = useState<{ id: number; name: string }>()
  const toast = useToast()
  const query = useQuery(apiKeysQuery)
  const revoke = useWrite((id: number) => call('DELETE /api/api-keys/:id', { params: { id } }), apiKeysQuery.queryKey)
  const open = () => {
    setIsMaking(true)
  }
  return (
    <Section
      title={t('section.keys')}
      lead={t('keys.lead')}
      actions={
        <Button variant="filled" icon={<Plus aria-hidden size={14} />} onClick={open}>
          {t('keys.make')}
        </Button>
      }
    >
      <Loaded query={query}>
        {(keys) =>
          keys.length === 0 ? (
            <EmptyState title={t('keys.none')}>{t('keys.noneHelp')}</EmptyState>
          ) : (
            <Table label={t('section.keys')} className="mt-3">
              <thead>
                <tr>
                  <Th>{t('keys.name')}</Th>
                  <Th>{t('keys.prefix')}</Th>
                  <Th>{t('keys.used')}</Th>
                  <Th>
                    <span className="sr-only">{t('keys.revoke')}</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {keys.map((key) => (
                  <Tr key={key.id}>
                    <Td>{key.name}</Td>
                    <Td className="font-mono text-small">
                      {key.key ?? `${key.prefix}…`}
                      {key.origins.length > 0 && <span className="block text-ink-3">{key.origins.join(', ')}</span>}
                    </Td>
                    <Td>{key.lastUsedAt === null ? t('keys.never') : <RelativeTime at={key.lastUsedAt} />}</Td>
                    <Td isFigure>
                      <Button
                        size="small"
                        variant="danger"
                        onClick={() => {
                          setGone(key)
                        }}
                      >
                        {t('keys.revoke')}
                      </Button>
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      {isMaking && (
        <KeyDialog
          onClose={() => {
            setIsMaking(false)
          }}
        />
      )}
      {gone && (
        <AlertDialog
          title={t('keys.revokeTitle', { name: gone.name })}
          confirm={t('keys.revoke')}
          busy={revoke.isPending}
          onClose={() => {
            setGone(undefined)
          }}
          onConfirm={() => {
            revoke.mutate(gone.id, {
              onError: (error) => {
                toast.failed(error)
              },
              onSettled: () => {
                setGone(undefined)
              },
            })
          }}
        >
          {t('keys.revokeText')}
        </AlertDialog>
      )}
    </Section>
  )
}

function KeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const wordsOf = useErrorWords()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'secret' | 'publishable'>('secret')
  const [origins, setOrigins] = useState('')
  const sites = origins.split(/\s+/).filter((site) => site !== '')
  const make = useWrite(
    () => call('POST /api/api-keys', { body: { name, kind, ...(kind === 'publishable' ? { origins: sites } : {}) } }),
    apiKeysQuery.queryKey,
  )
  const errors = fieldsOf(make.error)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    make.mutate(undefined)
  }
  if (make.data)
    return (
      <Dialog title={t('keys.done', { name })} onClose={onClose}>
        <div className="grid gap-3">
          {kind === 'secret' && <p className="text-ink-2">{t('keys.once')}</p>}
          <CopyField value={make.data.key} label={t('keys.key')} />
        </div>
      </Dialog>
    )
  return (
    <Dialog title={t('keys.make')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t('keys.name')} help={t('keys.nameHelp')} required>
          <TextInput
            value={name}
            maxLength={80}
            data-autofocus
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
        </Field>
        <div role="radiogroup" aria-label={t('keys.kind')} className="grid gap-2">
          {(['secret', 'publishable'] as const).map((one) => (
            <RadioCard
              key={one}
              name="kind"
              checked={kind === one}
              help={t(`keys.${one}Help`)}
              onChange={() => {
                setKind(one)
              }}
            >
              {t(`keys.${one}`)}
            </RadioCard>
          ))}
        </div>
        {kind === 'publishable' && (
          <Field label={t('keys.origins')} help={t('keys.originsHelp')} error={errors['origins']} required>
            <TextArea
              rows={2}
              value={origins}
              onChange={(event) => {
                setOrigins(event.target.value)
              }}
            />
          </Field>
        )}
        {make.error && Object.keys(errors).length === 0 && <FieldError>{wordsOf(make.error)}</FieldError>}
        <span className="flex justify-end">
          <Button
            type="submit"
            variant="filled"
            busy={make.isPending}
            disabled={name.trim() === '' || (kind === 'publishable' && sites.length === 0)}
          >
            {t('keys.make')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}
