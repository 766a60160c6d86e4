import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import Hourglass from 'lucide-react/icons/hourglass'
import type { Conversation, Endpoints } from '@conciergerie/contract'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { LoadError } from '../../../components/ui/load-error.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { TextInput } from '../../../components/ui/text-input.tsx'
import { useNow } from '../../../lib/format.ts'
import { whatsappTemplatesQuery } from '../api.ts'
import { fillTemplate, isComplete } from '../composer/template-text.ts'
import { shortName } from '../display-name.ts'
import type { Sending } from '../sending/use-send.ts'
import { secondsLeft } from '../thread/reply-window.ts'

type Template = Endpoints['GET /api/whatsapp-templates']['response']['items'][number]

interface PickerProps {
  conversation: Conversation
  sending: Sending
  /** Back to free text; null when that is not allowed any more. */
  onCancel: (() => void) | null
}

/** In the place of free text once the client has been silent for 24 h: what WhatsApp has approved, with its blanks. */
export function TemplatePicker({ conversation, sending, onCancel }: PickerProps) {
  const { t } = useTranslation('conversations')
  const { data, error, refetch } = useQuery(whatsappTemplatesQuery)
  const isClosed = secondsLeft(conversation, useNow()) === 0
  const approved = data?.items.filter(({ status }) => status === 'approved') ?? []
  return (
    <div className="grid max-h-[50dvh] gap-3 overflow-y-auto px-3 pt-1 pb-3">
      {isClosed && (
        <p className="flex items-start gap-2 text-dense text-ink-2">
          <Hourglass aria-hidden size={14} className="mt-0.5 shrink-0" />
          {t('template.explain', { name: shortName(conversation.client) || t('row.unknown') })}
        </p>
      )}
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {data && approved.length === 0 && (
        <p className="text-dense">
          {t('template.none')}{' '}
          <Link to="/settings/whatsapp" className="link">
            {t('template.manage')}
          </Link>
        </p>
      )}
      {approved.length > 0 && (
        <TemplateForm templates={approved} conversation={conversation} sending={sending} onCancel={onCancel} />
      )}
    </div>
  )
}

interface FormProps extends PickerProps {
  templates: readonly Template[]
}

function TemplateForm({ templates, conversation, sending, onCancel }: FormProps) {
  const { t } = useTranslation('conversations')
  const [chosenId, setChosenId] = useState<number | null>(null)
  const [values, setValues] = useState<Record<string, string>>({})
  const template = templates.find(({ id }) => id === chosenId) ?? templates[0]
  const isReady = template !== undefined && isComplete(template, values)
  const send = () => {
    if (!template || !isReady) return
    const variables = Object.fromEntries(template.variables.map((name) => [name, (values[name] ?? '').trim()]))
    sending.send({
      text: fillTemplate(template, variables),
      body: { template: { templateId: template.id, variables } },
    })
    setValues({})
    onCancel?.()
  }
  if (!template) return null
  return (
    <>
      <div className="grid gap-3 tablet:grid-cols-2">
        <Field label={t('template.which')}>
          <Select
            value={template.id}
            onChange={({ target }) => {
              setChosenId(Number(target.value))
              setValues({})
            }}
          >
            {templates.map(({ id, name, language }) => (
              <option key={id} value={id}>
                {t('template.option', { name, language })}
              </option>
            ))}
          </Select>
        </Field>
        {template.variables.map((name, at) => (
          <Field key={name} label={t('template.variable', { name })}>
            <TextInput
              value={values[name] ?? ''}
              maxLength={1000}
              placeholder={at === 0 ? shortName(conversation.client) : undefined}
              onChange={({ target }) => {
                setValues({ ...values, [name]: target.value })
              }}
            />
          </Field>
        ))}
      </div>
      <figure className="grid gap-1">
        <figcaption className="text-small font-semibold text-ink-3">{t('template.preview')}</figcaption>
        <blockquote
          lang={template.language}
          className="justify-self-start rounded-bubble rounded-br-chip bg-solid px-3 py-2 whitespace-pre-wrap text-on-solid"
        >
          {fillTemplate(template, values)}
        </blockquote>
      </figure>
      <div className="sticky -bottom-3 -mb-3 flex items-center justify-end gap-2 bg-raised py-3">
        {!isReady && <span className="mr-auto text-small text-ink-3">{t('template.incomplete')}</span>}
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            {t('template.cancel')}
          </Button>
        )}
        <Button variant="filled" disabled={!isReady} onClick={send}>
          {t('template.send')}
        </Button>
      </div>
    </>
  )
}
