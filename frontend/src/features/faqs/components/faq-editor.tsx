import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useSession } from '../../../lib/auth.ts'
import { faqQuery } from '../api.ts'
import { blankForm } from '../editor/faq-form.ts'
import { useEditorAddress } from '../editor/use-editor-address.ts'
import { FaqEditorForm } from './faq-editor-form.tsx'

/** The drawer in which a FAQ is written or corrected; the address says which one. */
export function FaqEditor() {
  const { editing, close } = useEditorAddress()
  if (editing === null) return null
  if (editing.id !== null) return <Correction key={editing.id} id={editing.id} onClose={close} />
  return <Addition key="new" question={editing.question} onClose={close} />
}

function Addition({ question, onClose }: { question: string; onClose: () => void }) {
  const { conciergerie } = useSession()
  return <FaqEditorForm faq={null} origin={blankForm(conciergerie.locale, question)} onClose={onClose} />
}

function Correction({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation('faqs')
  const { data, error, isPending, refetch } = useQuery(faqQuery(id))
  if (data) return <FaqEditorForm faq={data.faq} onClose={onClose} />
  return (
    <Drawer title={t('editor.correct')} onClose={onClose}>
      <div className="-mx-5">
        {isPending && <SkeletonRows rows={4} />}
        {isCode(error, 'not_found') && <EmptyState title={t('editor.gone')}>{t('editor.goneHelp')}</EmptyState>}
        {error && !isCode(error, 'not_found') && <LoadError error={error} onRetry={() => void refetch()} />}
      </div>
    </Drawer>
  )
}
