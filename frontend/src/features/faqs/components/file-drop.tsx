import clsx from 'clsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import FileUp from 'lucide-react/icons/file-up'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { decodeFile } from '../importing/decode-file.ts'

interface FileDropProps {
  fileName: string | null
  onText: (text: string, fileName: string) => void
}

const mostBytes = 10_000_000

/** A file to choose or to let fall here. */
export function FileDrop({ fileName, onText }: FileDropProps) {
  const { t } = useTranslation('faqs')
  const [isOver, setIsOver] = useState(false)
  const [fault, setFault] = useState<'tooLarge' | 'unreadable' | null>(null)

  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > mostBytes) {
      setFault('tooLarge')
      return
    }
    try {
      onText(await decodeFile(file), file.name)
      setFault(null)
    } catch (error) {
      // The file went away between the choice and the reading.
      if (!(error instanceof DOMException)) throw error
      setFault('unreadable')
    }
  }
  return (
    <div className="grid gap-1.5">
      <label
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => {
          setIsOver(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          void take(event.dataTransfer.files[0])
        }}
        className={clsx(
          'flex min-h-16 cursor-pointer items-center gap-3 rounded-card border border-dashed px-4 py-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          isOver ? 'border-accent bg-accent-soft' : 'border-control bg-raised hover:bg-hover',
        )}
      >
        <FileUp aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-ink-2" />
        <span className="min-w-0">
          <span className="block truncate font-medium">{fileName ?? t('import.file')}</span>
          <span className="block text-small text-ink-3">{t('import.fileHelp')}</span>
        </span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file, corrected, can be chosen again.
            event.target.value = ''
          }}
        />
      </label>
      {fault !== null && <FieldError>{t(`import.fault.${fault}`)}</FieldError>}
    </div>
  )
}
