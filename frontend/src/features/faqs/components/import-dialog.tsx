import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { TextArea } from '@conciergerie/kit/ui/text-input.tsx'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { readFaqs } from '../importing/read-faqs.ts'
import { useImportFaqs } from '../importing/use-import-faqs.ts'
import { FileDrop } from './file-drop.tsx'
import { ImportPreview } from './import-preview.tsx'

/** Brings in a list of FAQs, shown line by line before anything is sent. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('faqs')
  const wordsOf = useErrorWords()
  const [text, setText] = useState('')
  const [fileName, setFileName] = useState<string | null>(null)
  const reading = useMemo(() => (text.trim() === '' ? null : readFaqs(text)), [text])
  const importing = useImportFaqs()
  const count = reading?.faqs.length ?? 0
  const confirm = () => {
    if (!reading || count === 0) return
    importing.mutate(
      reading.faqs.map(({ faq }) => faq),
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      wide
      title={t('import.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" disabled={count === 0} busy={importing.isPending} onClick={confirm}>
          {count === 0 ? t('import.confirmNone') : t('import.confirm', { count })}
        </Button>
      }
    >
      <div className="grid gap-4">
        <FileDrop
          fileName={fileName}
          onText={(read, name) => {
            setText(read)
            setFileName(name)
          }}
        />
        <Field label={t('import.paste')} help={t('import.help')}>
          <TextArea
            rows={4}
            spellCheck={false}
            value={text}
            placeholder={t('import.example')}
            onChange={(event) => {
              setText(event.target.value)
              setFileName(null)
            }}
            className="max-h-40 font-mono text-small"
          />
        </Field>
        {reading && <ImportPreview reading={reading} />}
        {importing.error && <FieldError>{wordsOf(importing.error)}</FieldError>}
      </div>
    </Dialog>
  )
}
