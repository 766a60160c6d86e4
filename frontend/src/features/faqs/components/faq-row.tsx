import clsx from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import BookMarked from 'lucide-react/icons/book-marked'
import PencilLine from 'lucide-react/icons/pencil-line'
import type { Faq } from '@conciergerie/contract'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { Td } from '@conciergerie/kit/ui/table.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { hasBlank } from '../blanks.ts'
import { ValidityBadge } from './validity-badge.tsx'

interface RowProps {
  faq: Faq
  /** Address of its editor. */
  to: string
  isCited: boolean
  onSwitch: (faq: Faq, active: boolean) => void
}

/** One FAQ: pressing it opens it; brass when the last test cited it. */
export const FaqRow = memo(function FaqRow({ faq, to, isCited, onSwitch }: RowProps) {
  const { t } = useTranslation('faqs')
  const { numbers } = useFormat()
  const used = t('list.times', { times: numbers.count(faq.usageCount) })
  return (
    <tr className={clsx('border-b border-line', isCited ? 'bg-brass-soft' : 'hover:bg-hover')}>
      <Td className="w-full p-0!">
        <Link to={to} className="block py-1.5 pl-5 outline-offset-[-2px] max-tablet:py-2.5 max-tablet:pl-4">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className={clsx('min-w-0 font-medium', !faq.active && 'text-ink-2')} lang={faq.locale}>
              {faq.question}
            </span>
            {isCited && (
              <Badge tone="brass" isBare icon={<BookMarked aria-hidden size={12} strokeWidth={2} />}>
                {t('list.cited')}
              </Badge>
            )}
            {hasBlank(faq.answer) && (
              <Badge tone="warn" isBare icon={<PencilLine aria-hidden size={12} strokeWidth={2} />}>
                {t('list.blank')}
              </Badge>
            )}
            <ValidityBadge faq={faq} />
          </span>
          <span className="line-clamp-1 text-ink-2 max-tablet:line-clamp-2" lang={faq.locale}>
            {faq.answer}
          </span>
          <span className="mt-1 block text-small text-ink-3 tablet:hidden">
            {[faq.category, faq.locale.toUpperCase(), used].filter((part) => part !== null).join(' · ')}
          </span>
        </Link>
      </Td>
      <Td className="max-tablet:hidden">{faq.category}</Td>
      <Td className="text-ink-2 max-tablet:hidden">{faq.locale.toUpperCase()}</Td>
      <Td isFigure className="max-tablet:hidden">
        {used}
      </Td>
      <Td className="w-18 text-right">
        <Switch
          checked={faq.active}
          aria-label={t('list.switch', { question: faq.question })}
          onChange={(active) => {
            onSwitch(faq, active)
          }}
        />
      </Td>
    </tr>
  )
})
