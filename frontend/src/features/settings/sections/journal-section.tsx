import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Table, Td, Th, Tr } from '@conciergerie/kit/ui/table.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { auditQuery } from '../api.ts'
import { Loaded, Section } from '../section.tsx'

/** Who did what. */
export function JournalSection() {
  const { t } = useTranslation('settings')
  const { dates } = useFormat()
  const query = useQuery(auditQuery)
  return (
    <Section title={t('section.journal')} lead={t('journal.lead')}>
      <Loaded query={query}>
        {(entries) => (
          <Table isPlain label={t('section.journal')} className="mt-3">
            <thead>
              <tr>
                <Th>{t('journal.at')}</Th>
                <Th>{t('journal.by')}</Th>
                <Th>{t('journal.what')}</Th>
                <Th>{t('journal.target')}</Th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Tr key={entry.id}>
                  <Td className="whitespace-nowrap tabular-nums">{dates.moment(entry.at)}</Td>
                  <Td>{entry.actor}</Td>
                  <Td>
                    {t(`action.${entry.action.replaceAll(/[.-]/g, '_')}` as 'action.login', {
                      defaultValue: entry.action,
                    })}
                  </Td>
                  <Td className="text-ink-2">{entry.target}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
    </Section>
  )
}
