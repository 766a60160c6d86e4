import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FlaskConical from 'lucide-react/icons/flask-conical'
import Plus from 'lucide-react/icons/plus'
import Upload from 'lucide-react/icons/upload'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { Kbd } from '@conciergerie/kit/ui/kbd.tsx'
import { MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { addressOf } from '@conciergerie/kit/lib/api-client.ts'
import { useMedia } from '@conciergerie/kit/lib/media.ts'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { TabLink } from '../../../components/ui/tabs.tsx'
import { useOverview } from '../../../lib/overview.ts'
import { faqTotalsQuery } from '../api.ts'
import { useEditorAddress, withNewFaq } from '../editor/use-editor-address.ts'

interface HeaderProps {
  /** null while the tester stands beside the page. */
  onTest: (() => void) | null
  onImport: () => void
}

/** Which of the two pages, and what can be done on both. */
export function FaqHeader({ onTest, onImport }: HeaderProps) {
  const { t } = useTranslation('faqs')
  const { data: totals } = useQuery(faqTotalsQuery)
  const open = useOverview()?.openQuestions
  const hasRoom = useMedia('(min-width: 1100px)')
  return (
    <PageHeader
      title={t('title')}
      actions={
        <>
          {onTest && <TestButton onTest={onTest} hasRoom={hasRoom} />}
          {hasRoom ? <FileButtons onImport={onImport} /> : <FileMenu onImport={onImport} />}
          <AddLink />
        </>
      }
    >
      <TabLink to="/faq" end label={t('tabs.answers')} count={totals?.total} />
      <TabLink to="/faq/questions" label={t('tabs.questions')} count={open} />
    </PageHeader>
  )
}

const exportAddress = addressOf('GET /api/faqs/export.csv', {})

function TestButton({ onTest, hasRoom }: { onTest: () => void; hasRoom: boolean }) {
  const { t } = useTranslation('faqs')
  const props = { onClick: onTest, 'data-opens-tester': true }
  if (!hasRoom) return <IconButton {...props} label={t('tester.open')} icon={<FlaskConical aria-hidden size={16} />} />
  return (
    <Button {...props} variant="ghost" icon={<FlaskConical aria-hidden size={16} />}>
      {t('tester.open')}
    </Button>
  )
}

function FileButtons({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation('faqs')
  return (
    <>
      <Button variant="ghost" icon={<Upload aria-hidden size={16} />} onClick={onImport}>
        {t('header.import')}
      </Button>
      <a href={exportAddress} download className={buttonClass('ghost')}>
        <Download aria-hidden size={16} />
        {t('header.export')}
      </a>
    </>
  )
}

function FileMenu({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation('faqs')
  return (
    <Menu
      align="end"
      trigger={(props) => <IconButton {...props} label={t('header.more')} icon={<Ellipsis aria-hidden size={16} />} />}
    >
      <MenuItem icon={<Upload aria-hidden size={16} />} onSelect={onImport}>
        {t('header.import')}
      </MenuItem>
      <MenuItem
        icon={<Download aria-hidden size={16} />}
        onSelect={() => {
          window.location.assign(exportAddress)
        }}
      >
        {t('header.export')}
      </MenuItem>
    </Menu>
  )
}

function AddLink() {
  const { t } = useTranslation('faqs')
  const navigate = useNavigate()
  const { search } = useEditorAddress()
  useShortcut({
    keys: 'n',
    label: t('header.add'),
    group: t('title'),
    run: () => void navigate(withNewFaq(search)),
  })
  return (
    <Link to={withNewFaq(search)} className={buttonClass('filled')}>
      <Plus aria-hidden size={16} />
      {t('header.add')}
      <Kbd keys="n" />
    </Link>
  )
}
