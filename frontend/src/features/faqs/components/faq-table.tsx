import { useTranslation } from 'react-i18next'
import type { Faq } from '@conciergerie/contract'
import { Table, Th } from '@conciergerie/kit/ui/table.tsx'
import { useEditorAddress, withEditor } from '../editor/use-editor-address.ts'
import { useSwitchFaq } from '../list/use-faq-actions.ts'
import { useTester } from '../tester/tester-context.ts'
import { FaqRow } from './faq-row.tsx'

/** The house's FAQs, newest first. On a phone each row says in one line what the columns say elsewhere. */
export function FaqTable({ faqs }: { faqs: readonly Faq[] }) {
  const { t } = useTranslation('faqs')
  const { search } = useEditorAddress()
  const { cited } = useTester()
  const onSwitch = useSwitchFaq()
  return (
    <Table label={t('list.label')} className="tablet:table-fixed">
      <thead className="max-tablet:sr-only">
        <tr>
          <Th>{t('list.column.faq')}</Th>
          <Th className="w-30">{t('list.column.category')}</Th>
          <Th className="w-18">{t('list.column.language')}</Th>
          <Th isFigure className="w-20">
            {t('list.column.used')}
          </Th>
          <Th className="w-18 text-right">{t('list.column.active')}</Th>
        </tr>
      </thead>
      <tbody>
        {faqs.map((faq) => (
          <FaqRow
            key={faq.id}
            faq={faq}
            to={withEditor(search, faq.id)}
            isCited={cited.has(faq.id)}
            onSwitch={onSwitch}
          />
        ))}
      </tbody>
    </Table>
  )
}
