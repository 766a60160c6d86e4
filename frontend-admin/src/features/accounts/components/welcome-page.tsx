import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Brandmark } from '@conciergerie/kit/ui/brandmark.tsx'
import { usePageTitle } from '@conciergerie/kit/lib/page.ts'
import { KeyRack } from '@conciergerie/kit/accounts/key-rack.tsx'
import { WelcomeFoot } from '@conciergerie/kit/accounts/welcome-foot.tsx'

interface Props {
  /** Of the browser's tab. */
  name: string
  title: string
  lead?: ReactNode
  children: ReactNode
}

/** The pages before the platform: what is asked at the left, the board of keys at the right. */
export function WelcomePage({ name, title, lead, children }: Props) {
  const { t } = useTranslation(['sign-in', 'common'])
  usePageTitle(name)
  return (
    <div className="grid min-h-dvh bg-surface panel:grid-cols-[minmax(420px,39%)_1fr]">
      <title>{`${name} · ${t('common:brand')}`}</title>
      <div className="flex min-h-dvh flex-col px-6 py-6 tablet:px-10 tablet:py-7">
        <header className="flex items-center gap-2.5">
          <Brandmark size={26} />
          <span className="font-serif text-person font-medium">{t('common:brand')}</span>
          <span className="text-dense text-ink-3">{t('platform')}</span>
        </header>
        <main className="mx-auto grid w-full max-w-90 grow content-center py-10">
          <h1 className="font-serif text-hello font-medium">{title}</h1>
          {lead !== undefined && <div className="mt-1 text-ink-3">{lead}</div>}
          <div className="mt-7">{children}</div>
        </main>
        <WelcomeFoot help={t('helpText')} />
      </div>
      <div className="grid max-panel:hidden">
        <KeyRack />
      </div>
    </div>
  )
}
