import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { faqTotalsQuery } from '../api.ts'
import { hasBlank } from '../blanks.ts'
import { longest } from '../editor/faq-form.ts'
import type { FaqForm } from '../editor/faq-form.ts'
import { languageChoices, useLanguageName } from '../editor/languages.ts'
import { AliasField } from './alias-field.tsx'
import { Combobox } from './combobox.tsx'
import { SimilarFaqs } from './similar-faqs.tsx'

export interface FaqFieldsProps {
  form: FaqForm
  change: (wanted: Partial<FaqForm>) => void
  /** What is wrong, in words. */
  errors: Partial<Record<string, string>>
  /** The FAQ that is corrected; null for a new one. */
  id: number | null
  /** Whether its question is another than the one that is published. */
  isQuestionNew: boolean
}

/** All that a FAQ is made of. */
export function FaqFields({ form, change, errors, id, isQuestionNew }: FaqFieldsProps) {
  const { t } = useTranslation('faqs')
  return (
    <div className="grid gap-4">
      <div>
        <Field label={t('editor.question')} required error={errors['question']}>
          <TextArea
            rows={2}
            value={form.question}
            maxLength={longest.question}
            lang={form.locale}
            data-autofocus={id === null && form.question === '' ? true : undefined}
            onChange={(event) => {
              change({ question: event.target.value.replace(/\n/g, ' ') })
            }}
          />
        </Field>
        {isQuestionNew && <SimilarFaqs question={form.question} exceptId={id} />}
      </div>
      <Answer form={form} change={change} error={errors['answer']} autoFocus={id === null && form.question !== ''} />
      <Where form={form} change={change} errors={errors} />
      <Validity form={form} change={change} errors={errors} />
      <AliasField
        aliases={form.aliases}
        onChange={(aliases) => {
          change({ aliases })
        }}
      />
      <Active form={form} change={change} />
    </div>
  )
}

type Part = Pick<FaqFieldsProps, 'form' | 'change'>

function Answer({ form, change, error, autoFocus }: Part & { error: string | undefined; autoFocus: boolean }) {
  const { t } = useTranslation('faqs')
  const { length } = form.answer
  const counted = t('editor.answerHelp', { count: length, most: longest.answer })
  const help = hasBlank(form.answer) ? `${counted}. ${t('editor.blank')}` : counted
  return (
    <Field label={t('editor.answer')} required error={error} help={<span className="tabular-nums">{help}</span>}>
      <TextArea
        rows={4}
        value={form.answer}
        maxLength={longest.answer}
        lang={form.locale}
        data-autofocus={autoFocus ? true : undefined}
        onChange={(event) => {
          change({ answer: event.target.value })
        }}
      />
    </Field>
  )
}

function Where({ form, change, errors }: Part & Pick<FaqFieldsProps, 'errors'>) {
  const { t } = useTranslation('faqs')
  const nameOf = useLanguageName()
  const { data } = useQuery(faqTotalsQuery)
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t('editor.category')} error={errors['category']}>
        <Combobox
          value={form.category}
          choices={data?.categories ?? []}
          listLabel={t('editor.categories')}
          maxLength={longest.category}
          onChange={(category) => {
            change({ category })
          }}
        />
      </Field>
      <Field label={t('editor.language')} error={errors['locale']}>
        <Select
          value={form.locale}
          onChange={(event) => {
            change({ locale: event.target.value })
          }}
        >
          {languageChoices([form.locale]).map((locale) => (
            <option key={locale} value={locale}>
              {nameOf(locale)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}

function Validity({ form, change, errors }: Part & Pick<FaqFieldsProps, 'errors'>) {
  const { t } = useTranslation('faqs')
  return (
    <div className="grid gap-1.5">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('editor.validFrom')} error={errors['validFrom']}>
          <TextInput
            type="date"
            value={form.validFrom}
            onChange={(event) => {
              change({ validFrom: event.target.value })
            }}
          />
        </Field>
        <Field label={t('editor.validTo')} error={errors['validTo']}>
          <TextInput
            type="date"
            value={form.validTo}
            onChange={(event) => {
              change({ validTo: event.target.value })
            }}
          />
        </Field>
      </div>
      <p className="text-small text-ink-3">{t('editor.validHelp')}</p>
    </div>
  )
}

function Active({ form, change }: Part) {
  const { t } = useTranslation('faqs')
  const id = useId()
  return (
    <div className="flex items-center justify-between gap-4">
      <span>
        <span id={id} className="block text-dense font-medium">
          {t('editor.active')}
        </span>
        <span id={`${id}-help`} className="block text-small text-ink-3">
          {t('editor.activeHelp')}
        </span>
      </span>
      <Switch
        checked={form.active}
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
        onChange={(active) => {
          change({ active })
        }}
      />
    </div>
  )
}
