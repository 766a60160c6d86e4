import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import Smartphone from 'lucide-react/icons/smartphone'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Kbd } from '@conciergerie/kit/ui/kbd.tsx'
import { useStatus } from '@conciergerie/kit/lib/status.ts'
import { useOverview } from '../../../lib/overview.ts'

/** Beside the list when nothing is open: how the first message comes, or what waits. */
export function NoThread() {
  const { t } = useTranslation('conversations')
  const phoneUrl = useStatus()?.demoPhoneUrl ?? null
  const todo = useOverview()?.todo
  return (
    <section aria-label={t('welcome.label')} className="grow overflow-y-auto bg-canvas px-8 pt-[12vh]">
      <div className="mx-auto max-w-160">
        <h2 className="font-serif text-hello font-medium">{t('welcome.title')}</h2>
        <p className="mt-1 text-ink-2">
          {todo === undefined || todo === 0 ? t('welcome.calm') : t('welcome.waiting', { count: todo })}
        </p>
        <div className="mt-6 rounded-card border border-line-strong bg-raised p-5">
          <h3 className="text-base font-semibold">
            {phoneUrl === null ? t('welcome.connectTitle') : t('welcome.tryTitle')}
          </h3>
          <p className="mt-1 max-w-130 text-dense text-ink-2">
            {phoneUrl === null ? t('welcome.connectHelp') : t('welcome.tryHelp')}
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            {phoneUrl === null ? (
              <Link to="/settings/channel" className={buttonClass('filled')}>
                {t('welcome.connect')}
              </Link>
            ) : (
              <a href={phoneUrl} target="conciergerie-phone" className={buttonClass('filled')}>
                <Smartphone aria-hidden size={14} />
                {t('welcome.try')}
              </a>
            )}
          </div>
        </div>
        <p className="mt-6 text-dense text-ink-3">
          {t('welcome.keys')} <Kbd keys="j" /> <Kbd keys="k" /> <Kbd keys="?" />
        </p>
      </div>
    </section>
  )
}
