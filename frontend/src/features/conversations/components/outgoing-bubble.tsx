import clsx from 'clsx'
import { memo, use } from 'react'
import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import Paperclip from 'lucide-react/icons/paperclip'
import { Clock } from '@conciergerie/kit/ui/time.tsx'
import type { Outgoing } from '../sending/outbox.ts'
import { ThreadDeskContext } from '../thread/thread-context.ts'
import { bubbleBox, bubbleLook, focusRing } from './bubble.tsx'
import { Way } from './failure-line.tsx'
import { MessageText } from './message-text.tsx'
import { Ticks } from './ticks.tsx'

/** A message on its way to the server, shown as if it had arrived; when it has not, its words are still here. */
export const OutgoingBubble = memo(function OutgoingBubble({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation('conversations')
  const hasFailed = outgoing.state === 'failed'
  return (
    <div className="flex flex-col items-end gap-1">
      <div className={clsx(bubbleBox, focusRing, hasFailed ? bubbleLook.failed : bubbleLook.concierge)}>
        {outgoing.media.map(({ id, fileName }) => (
          <p key={id} className="flex items-center gap-2 text-dense">
            <Paperclip aria-hidden size={14} />
            {fileName ?? t('media.document')}
          </p>
        ))}
        {outgoing.text !== '' && <MessageText text={outgoing.text} language={null} isSolid={!hasFailed} />}
      </div>
      <div className="flex items-center gap-1.5 px-0.5 text-small text-ink-3">
        <span>{t('author.you')}</span>
        <Clock at={outgoing.at} />
        {!hasFailed && <Ticks status="pending" />}
      </div>
      {hasFailed && <NotSent outgoing={outgoing} />}
    </div>
  )
})

function NotSent({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation('conversations')
  const desk = use(ThreadDeskContext)
  return (
    <div role="alert" className="grid max-w-110 justify-items-end gap-1 px-0.5 text-small">
      <p className="flex items-start gap-1.5 text-danger-ink">
        <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
        {t('failure.notSent', { reason: outgoing.reason ?? t('failure.interrupted') })}
      </p>
      <div className="flex flex-wrap justify-end gap-3">
        {outgoing.remedy === 'retry' && (
          <Way
            onPress={() => {
              desk.resend(outgoing)
            }}
          >
            {t('failure.retry')}
          </Way>
        )}
        {outgoing.remedy === 'template' && <Way onPress={desk.pickTemplate}>{t('failure.template')}</Way>}
        <Way
          onPress={() => {
            desk.takeBack(outgoing)
          }}
        >
          {t('failure.takeBack')}
        </Way>
      </div>
    </div>
  )
}
