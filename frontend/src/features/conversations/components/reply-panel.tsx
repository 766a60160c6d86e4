import { Suspense, lazy } from 'react'
import type { ReplyParts } from '../composer/use-reply.ts'
import type { Obstacle } from '../thread/reply-window.ts'
import { ObstacleCard } from './obstacle-card.tsx'
import { ReplyForm } from './reply-form.tsx'

const TemplatePicker = lazy(async () => ({ default: (await import('./template-picker.tsx')).TemplatePicker }))

interface ReplyPanelProps extends ReplyParts {
  obstacle: Obstacle | null
  /** A template was asked for although free text is allowed. */
  isPicking: boolean
  onStopPicking: () => void
  onNote: () => void
  onTyping: (isNote: boolean) => void
}

/** Free text where WhatsApp allows it, a template where it does not, else the reason why nothing can be sent. */
export function ReplyPanel({ obstacle, isPicking, onStopPicking, onNote, onTyping, ...parts }: ReplyPanelProps) {
  const { conversation, sending } = parts
  if (obstacle === 'blocked' || obstacle === 'opted_out') {
    return <ObstacleCard conversation={conversation} obstacle={obstacle} />
  }
  if (obstacle === 'window_closed' || isPicking) {
    return (
      <Suspense fallback={<div className="h-30" />}>
        <TemplatePicker
          conversation={conversation}
          sending={sending}
          onCancel={obstacle === null ? onStopPicking : null}
        />
      </Suspense>
    )
  }
  return <ReplyForm {...parts} onTyping={onTyping} onNote={onNote} />
}
