import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { Switch } from '../ui/switch.tsx'
import { describeKeys, useShortcutList, useSingleKeys } from '../lib/shortcuts.ts'
import type { Shortcut } from '../lib/shortcuts.ts'

/** What the keyboard does on this screen. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [isOn, setIsOn] = useSingleKeys()
  const groups = Map.groupBy(useShortcutList(), ({ group }) => group ?? t('shortcuts.anywhere'))
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose} wide>
      <div className="grid gap-x-8 gap-y-5 tablet:grid-cols-2">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3 className="mb-1 text-small text-ink-3">{group}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <Row key={shortcut.keys} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-5 flex items-start gap-3 border-t border-line pt-4">
        <Switch checked={isOn} onChange={setIsOn} aria-labelledby="single-keys" className="mt-0.5" />
        <p>
          <span id="single-keys" className="block text-dense font-medium">
            {t('shortcuts.single')}
          </span>
          <span className="text-small text-ink-3">{t('shortcuts.singleHelp')}</span>
        </p>
      </div>
    </Dialog>
  )
}

function Row({ shortcut: { keys, label } }: { shortcut: Shortcut }) {
  const { t } = useTranslation()
  const isSequence = keys.includes(' ')
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 border-b border-line text-dense">
      <dt>{label}</dt>
      <dd className="flex shrink-0 items-center gap-1">
        {describeKeys(keys).map((key, at) => (
          <span key={at} className="flex items-center gap-1">
            {at > 0 && isSequence && <span className="text-micro text-ink-3">{t('shortcuts.then')}</span>}
            <kbd className="inline-flex min-w-5 justify-center rounded-chip border border-line-strong bg-raised px-1 font-sans text-micro font-medium">
              {key}
            </kbd>
          </span>
        ))}
      </dd>
    </div>
  )
}
