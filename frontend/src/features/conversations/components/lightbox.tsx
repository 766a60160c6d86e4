import { useTranslation } from 'react-i18next'
import Download from 'lucide-react/icons/download'
import X from 'lucide-react/icons/x'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { useModal } from '@conciergerie/kit/ui/use-modal.ts'

interface LightboxProps {
  name: string
  address: string
  onClose: () => void
}

/** A picture as large as the window allows. */
export function Lightbox({ name, address, onClose }: LightboxProps) {
  const { t } = useTranslation(['conversations', 'common'])
  const ref = useModal()
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) onClose()
      }}
      className="motion-appear m-auto max-h-dvh max-w-full bg-transparent p-3 text-ink outline-none"
    >
      <figure className="rounded-bubble border border-line-strong bg-surface p-2 shadow-pop">
        <figcaption className="flex items-center gap-2 pb-2 pl-2">
          <span className="min-w-0 grow truncate text-dense font-medium">{name}</span>
          <a
            href={address}
            download={name}
            aria-label={t('media.download', { name })}
            data-tip={t('media.save')}
            className="inline-flex size-8 items-center justify-center rounded-control text-ink-2 hover:bg-hover max-tablet:size-11"
          >
            <Download aria-hidden size={16} />
          </a>
          <IconButton label={t('common:action.close')} icon={<X aria-hidden size={16} />} onClick={onClose} />
        </figcaption>
        <img
          src={address}
          alt={name}
          className="max-h-[calc(100dvh-100px)] max-w-full rounded-control object-contain"
        />
      </figure>
    </dialog>
  )
}
