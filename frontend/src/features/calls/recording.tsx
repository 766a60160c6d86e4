import { useTranslation } from 'react-i18next'
import type { Ref } from 'react'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useRecordingRemoval } from './api.ts'

/** The sound of a call, where the house keeps it: caller left, assistant right. */
export function Recording({ callId, player }: { callId: number; player: Ref<HTMLAudioElement> }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
  const remove = useRecordingRemoval(callId)
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card border border-line-strong bg-raised p-3">
      <audio
        ref={player}
        controls
        preload="metadata"
        aria-label={t('recording')}
        className="h-10 min-w-0 grow"
        src={`/api/calls/${callId}/recording`}
      />
      <Button
        size="small"
        variant="ghost"
        busy={remove.isPending}
        onClick={() => {
          remove.mutate(undefined, {
            onError: (error) => {
              toast.failed(error)
            },
            onSuccess: () => {
              toast.done(t('recordingErased'))
            },
          })
        }}
      >
        {t('eraseRecording')}
      </Button>
    </div>
  )
}
