import { useTranslation } from 'react-i18next'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'

interface ComposerKeys {
  onSubmit: () => void
  /** What Ctrl+Enter does, in words. */
  label: string
  onSubmitAndClose?: () => void
}

const isWriting = () => document.activeElement instanceof HTMLTextAreaElement

/** Ctrl+Enter and Ctrl+Shift+Enter, while one writes. */
export function useComposerKeys({ onSubmit, label, onSubmitAndClose }: ComposerKeys): void {
  const { t } = useTranslation('conversations')
  const group = t('shortcut.writing')
  useShortcut({
    keys: 'mod+enter',
    label,
    group,
    inFields: true,
    run: () => {
      if (isWriting()) onSubmit()
    },
  })
  useShortcut(
    onSubmitAndClose
      ? {
          keys: 'mod+shift+enter',
          label: t('shortcut.sendAndClose'),
          group,
          inFields: true,
          run: () => {
            if (isWriting()) onSubmitAndClose()
          },
        }
      : null,
  )
}
