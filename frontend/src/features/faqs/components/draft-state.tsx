import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import type { useDraftAnswer } from '../questions/use-answer-question.ts'

interface StateProps {
  /** Nothing is written yet. */
  isEmpty: boolean
  /** What is written is the assistant's own draft. */
  isProposed: boolean
  drafting: ReturnType<typeof useDraftAnswer>
}

/** Whose words these are, or a way to have some. */
export function DraftState(props: StateProps) {
  return (
    <span role="status" className="ml-auto inline-flex items-center gap-1.5 text-dense text-accent-ink max-tablet:ml-0">
      <Words {...props} />
    </span>
  )
}

function Words({ isEmpty, isProposed, drafting }: StateProps): ReactNode {
  const { t } = useTranslation('faqs')
  const bell = <ConciergeBell aria-hidden size={14} />
  if (drafting.isPending) {
    return (
      <span className="breathing inline-flex items-center gap-1.5">
        {bell} {t('question.drafting')}
      </span>
    )
  }
  if (isProposed) {
    return (
      <>
        {bell} {t('question.proposed')}
      </>
    )
  }
  if (!isEmpty) return null
  if (drafting.isSuccess) return <span className="text-ink-2">{t('question.nothingNear')}</span>
  return (
    <Button
      variant="ghost"
      size="small"
      icon={bell}
      onClick={() => {
        drafting.mutate()
      }}
    >
      {t('question.propose')}
    </Button>
  )
}
