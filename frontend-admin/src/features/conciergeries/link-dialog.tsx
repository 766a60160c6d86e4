import { useTranslation } from 'react-i18next'
import { CopyField } from '@conciergerie/kit/ui/copy-field.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'

/** A one-time link: it is shown here and nowhere else. */
export function LinkDialog({ title, url, onClose }: { title: string; url: string; onClose: () => void }) {
  const { t } = useTranslation('conciergeries')
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="grid gap-3">
        <p className="text-ink-2">{t('linkHelp')}</p>
        <CopyField value={url} label={t('link')} />
      </div>
    </Dialog>
  )
}
