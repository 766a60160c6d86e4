import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { modes } from './api.ts'

/** Nothing answers the telephone yet: the three roads, and the way to the first line. */
export function NoLine({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('lines')
  return (
    <EmptyState title={t('none')} action={<Button onClick={onAdd}>{t('new')}</Button>}>
      <p>{t('noneHelp')}</p>
      <dl className="mt-3 grid gap-2">
        {modes.map((mode) => (
          <div key={mode}>
            <dt className="font-medium text-ink-2">{t(`mode.${mode}`)}</dt>
            <dd>{t(`modeHelp.${mode}`)}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  )
}
