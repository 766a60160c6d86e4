import clsx from 'clsx'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import X from 'lucide-react/icons/x'
import { IconButton } from './icon-button.tsx'
import { useModal } from './use-modal.ts'

export interface DialogProps {
  title: string
  onClose: () => void
  /** Before the title: a code, a badge. */
  kicker?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

const sheet =
  'fixed flex max-h-none max-w-none flex-col border-line-strong bg-surface p-0 text-ink outline-none open:flex'

interface FrameProps extends DialogProps {
  className: string
  headClass: string
}

function Frame({ title, onClose, kicker, footer, className, headClass, children }: FrameProps) {
  const { t } = useTranslation()
  const ref = useModal()
  const titleId = useId()
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className={clsx(sheet, className)}
    >
      <header className={clsx('flex items-start gap-3', headClass)}>
        <div className="min-w-0 grow pt-0.5">
          {kicker !== undefined && <div className="mb-1 text-small text-ink-3">{kicker}</div>}
          <h2 id={titleId} className="font-serif text-title font-medium">
            {title}
          </h2>
        </div>
        <IconButton label={t('action.close')} icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      <div data-body className="min-h-0 grow overflow-y-auto px-5 pb-5">
        {children}
      </div>
      {footer !== undefined && (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
      )}
    </dialog>
  )
}

/** Something to finish or leave before going on. Mount it to open it. */
export function Dialog({ wide = false, ...rest }: DialogProps & { wide?: boolean }) {
  const width = wide ? 'tablet:w-160' : 'tablet:w-112'
  return (
    <Frame
      {...rest}
      headClass="px-5 pt-4 pb-3"
      className={clsx(
        'motion-appear m-auto w-full rounded-bubble border shadow-pop max-tablet:mb-0 max-tablet:max-h-[92dvh] max-tablet:rounded-b-none tablet:max-h-[86dvh]',
        width,
      )}
    />
  )
}

/** What belongs to something on the page, from the right; a whole sheet on a phone. Mount it to open it. */
export function Drawer(props: DialogProps) {
  return (
    <Frame
      {...props}
      headClass="border-b border-line px-5 pt-3.5 pb-3 mb-4"
      className="motion-slide my-0 mr-0 ml-auto h-dvh w-full tablet:w-95 tablet:border-l"
    />
  )
}
