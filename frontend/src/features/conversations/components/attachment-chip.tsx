import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import FileText from 'lucide-react/icons/file-text'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import X from 'lucide-react/icons/x'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { FileRefusal } from '../composer/file-rules.ts'
import type { Attachment } from '../composer/use-attachment.ts'

interface ChipProps {
  attachment: Attachment | null
  refusal: FileRefusal | null
  retry: () => void
  remove: () => void
}

/** The file that goes with the words, and how far it has come. */
export function AttachmentChip({ attachment, refusal, retry, remove }: ChipProps) {
  const { t } = useTranslation('conversations')
  if (attachment === null && refusal === null) return null
  return (
    <div className="grid gap-2 px-3 pt-2">
      {refusal !== null && (
        <p role="alert" className="flex items-center gap-2 text-dense text-danger-ink">
          <CircleAlert aria-hidden size={14} className="shrink-0" />
          {t(`attach.refusal.${refusal}`)}
        </p>
      )}
      {attachment && (
        <div className="flex max-w-full items-center gap-2.5 justify-self-start rounded-control border border-line-strong bg-surface py-1.5 pr-1 pl-2">
          <Picture attachment={attachment} />
          <span className="grid min-w-0">
            <span className="truncate text-dense font-medium">{attachment.file.name}</span>
            <State attachment={attachment} />
          </span>
          {attachment.state === 'failed' && (
            <Button size="small" onClick={retry}>
              {t('attach.retry')}
            </Button>
          )}
          <IconButton size="small" label={t('attach.remove')} icon={<X aria-hidden size={14} />} onClick={remove} />
        </div>
      )}
    </div>
  )
}

function Picture({ attachment: { preview } }: { attachment: Attachment }) {
  if (preview === null) return <FileText aria-hidden size={18} className="shrink-0 text-ink-2" />
  return <img src={preview} alt="" className="size-9 shrink-0 rounded-chip object-cover" />
}

function State({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation('conversations')
  const { numbers } = useFormat()
  const wordsOf = useErrorWords()
  const { state, file, error } = attachment
  if (state === 'failed') {
    return (
      <span role="alert" className="text-small text-danger-ink">
        {wordsOf(error)}
      </span>
    )
  }
  return (
    <span role="status" className="inline-flex items-center gap-1 text-small text-ink-3">
      {state === 'uploading' && <LoaderCircle aria-hidden size={12} className="motion-safe:animate-spin" />}
      {state === 'uploading' ? t('attach.uploading') : numbers.bytes(file.size)}
    </span>
  )
}
