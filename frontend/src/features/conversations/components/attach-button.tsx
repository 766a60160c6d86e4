import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import Paperclip from 'lucide-react/icons/paperclip'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { acceptedTypes } from '../composer/file-rules.ts'

/** Picks a file of this device. */
export function AttachButton({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('conversations')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton
        label={t('attach.open')}
        icon={<Paperclip aria-hidden size={16} />}
        onClick={() => {
          input.current?.click()
        }}
      />
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={t('attach.open')}
        accept={acceptedTypes.join(',')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // Emptied, so that the same file can be picked again.
          target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
