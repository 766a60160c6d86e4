import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import { longest, mostAliases } from '../editor/faq-form.ts'
import type { LineError, Reading } from '../importing/read-faqs.ts'

const mostShown = 5
const mostErrors = 50

/** What the file gives, and why some lines give nothing. */
export function ImportPreview({ reading }: { reading: Reading }) {
  const { t } = useTranslation('faqs')
  const { header, errors, faqs } = reading
  if (header.missing.length > 0) {
    const names = header.missing.map((column) => t(`import.column.${column}`)).join(', ')
    return <Fault>{t('import.missing', { names, count: header.missing.length })}</Fault>
  }
  const lines = new Set(errors.map(({ line }) => line)).size
  return (
    <div className="grid gap-3">
      <p role="status" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-dense tabular-nums">
        <span className="inline-flex items-center gap-1.5 text-ok-ink">
          <CircleCheck aria-hidden size={14} />
          {t('import.ready', { count: faqs.length })}
        </span>
        {lines > 0 && (
          <span className="inline-flex items-center gap-1.5 text-danger-ink">
            <CircleAlert aria-hidden size={14} />
            {t('import.wrong', { count: lines })}
          </span>
        )}
      </p>
      {header.unknown.length > 0 && (
        <p className="text-small text-ink-3">
          {t('import.unknown', { names: header.unknown.join(', '), count: header.unknown.length })}
        </p>
      )}
      {errors.length > 0 && <Errors errors={errors} />}
      {faqs.length > 0 && <Sample reading={reading} />}
    </div>
  )
}

function Fault({ children }: { children: string }) {
  return (
    <p role="alert" className="flex items-start gap-1.5 text-dense text-danger-ink">
      <CircleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
      {children}
    </p>
  )
}

function Errors({ errors }: { errors: readonly LineError[] }) {
  const { t } = useTranslation('faqs')
  const limits = {
    question: longest.question,
    answer: longest.answer,
    category: longest.category,
    alias: longest.alias,
    aliases: mostAliases,
  }
  return (
    <ul aria-label={t('import.errors')} className="max-h-40 overflow-y-auto border-y border-line text-dense">
      {errors.slice(0, mostErrors).map((error, place) => (
        <li key={place} className="flex gap-3 border-b border-line py-1 last:border-b-0">
          <span className="w-20 shrink-0 text-ink-3 tabular-nums">{t('import.line', { line: error.line })}</span>
          <span>{t(`import.error.${error.code}`, { ...limits, value: error.value ?? '' })}</span>
        </li>
      ))}
      {errors.length > mostErrors && (
        <li className="py-1 text-ink-3">{t('import.moreErrors', { count: errors.length - mostErrors })}</li>
      )}
    </ul>
  )
}

function Sample({ reading: { faqs } }: { reading: Reading }) {
  const { t } = useTranslation('faqs')
  return (
    <div>
      <h3 className="text-small text-ink-3">{t('import.sample')}</h3>
      <ul className="mt-1">
        {faqs.slice(0, mostShown).map(({ line, faq }) => (
          <li key={line} className="border-b border-line py-1.5 text-dense last:border-b-0">
            <span className="flex gap-2">
              <span className="min-w-0 grow truncate font-medium">{faq.question}</span>
              <span className="shrink-0 text-ink-3">
                {[faq.category, faq.locale?.toUpperCase()].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="line-clamp-1 text-ink-2">{faq.answer}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
