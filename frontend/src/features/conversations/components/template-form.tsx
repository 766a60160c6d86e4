import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Endpoints } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { fillTemplate, guessValues, isComplete } from '../composer/template-text.ts'
import { shortName } from '../display-name.ts'
import type { Sending } from '../sending/use-send.ts'

type Template = Endpoints['GET /api/whatsapp-templates']['response']['items'][number]

interface FormProps {
  templates: readonly Template[]
  conversation: Conversation
  sending: Sending
  /** Back to free text; null when that is not allowed any more. */
  onCancel: (() => void) | null
}

/** One template, its blanks, and how it will read. */
export function TemplateForm({ templates, conversation, sending, onCancel }: FormProps) {
  const { t } = useTranslation('conversations')
  const [chosenId, setChosenId] = useState<number | null>(null)
  const [written, setWritten] = useState<Record<string, string>>({})
  const template = templates.find(({ id }) => id === chosenId) ?? templates[0]
  if (!template) return null
  const values = { ...guessValues(template, shortName(conversation.client)), ...written }
  const isReady = isComplete(template, values)
  const send = () => {
    const variables = Object.fromEntries(template.variables.map((name) => [name, (values[name] ?? '').trim()]))
    sending.send({
      text: fillTemplate(template, variables),
      body: { template: { templateId: template.id, variables } },
    })
    setWritten({})
    onCancel?.()
  }
  return (
    <>
      <div className="grid gap-3 tablet:grid-cols-2">
        <Field label={t('template.which')}>
          <Select
            value={template.id}
            onChange={({ target }) => {
              setChosenId(Number(target.value))
              setWritten({})
            }}
          >
            {templates.map(({ id, name, language }) => (
              <option key={id} value={id}>
                {t('template.option', { name, language })}
              </option>
            ))}
          </Select>
        </Field>
        {template.variables.map((name) => (
          <Field key={name} label={t('template.variable', { name })}>
            <TextInput
              value={values[name] ?? ''}
              maxLength={1000}
              onChange={({ target }) => {
                setWritten({ ...written, [name]: target.value })
              }}
            />
          </Field>
        ))}
      </div>
      <Preview language={template.language} text={fillTemplate(template, values)} />
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

function Preview({ language, text }: { language: string; text: string }) {
  const { t } = useTranslation('conversations')
  return (
    <figure className="grid gap-1">
      <figcaption className="text-small font-semibold text-ink-3">{t('template.preview')}</figcaption>
      <blockquote
        lang={language}
        className="justify-self-start rounded-bubble rounded-br-chip bg-solid px-3 py-2 whitespace-pre-wrap text-on-solid"
      >
        {text}
      </blockquote>
    </figure>
  )
}
