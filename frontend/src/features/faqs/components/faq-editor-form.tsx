import { useId, useState } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import History from 'lucide-react/icons/history'
import type { Faq } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { formOf, longest, problemsOf } from '../editor/faq-form.ts'
import type { FaqForm, Problems } from '../editor/faq-form.ts'
import { useFaqForm } from '../editor/use-faq-form.ts'
import { useSaveFaq } from '../editor/use-save-faq.ts'
import { focusSoon } from '../focus-home.ts'
import { useRemoveFaq } from '../list/use-faq-actions.ts'
import { FaqFields } from './faq-fields.tsx'
import { VersionNote } from './version-note.tsx'

interface EditorProps {
  /** As it is now; null for a new one. */
  faq: Faq | null
  /** What a new one begins with. */
  origin?: FaqForm
  onClose: () => void
}

/** Holds on to the FAQ as it was opened; when somebody else corrects it meanwhile, says so and offers theirs. */
export function FaqEditorForm({ faq, origin, onClose }: EditorProps) {
  const [opened, setOpened] = useState(faq)
  const isOld = faq !== null && opened !== null && faq.updatedAt !== opened.updatedAt
  const takeTheirs = () => {
    setOpened(faq)
  }
  const begins = opened === null ? origin : formOf(opened)
  if (!begins) return null
  return (
    <Form
      key={opened?.updatedAt}
      faq={opened}
      origin={begins}
      onClose={onClose}
      onTakeTheirs={isOld ? takeTheirs : null}
    />
  )
}

interface FormProps {
  faq: Faq | null
  origin: FaqForm
  onClose: () => void
  onTakeTheirs: (() => void) | null
}

function Form({ faq, origin, onClose, onTakeTheirs }: FormProps) {
  const { t } = useTranslation('faqs')
  const formId = useId()
  const remove = useRemoveFaq()
  const save = useSaveFaq(faq)
  const { form, change, forget, startOver, isTakenUp, isChanged } = useFaqForm(faq, origin)
  const [isTried, setIsTried] = useState(false)
  const problems = problemsOf(form)
  const errors = useFieldErrors(isTried ? problems : {}, save.error)

  const submit = (event?: SubmitEvent) => {
    event?.preventDefault()
    setIsTried(true)
    if (Object.keys(problems).length > 0 || save.isPending) return
    if (!isChanged) {
      onClose()
      return
    }
    const onSuccess = () => {
      forget()
      onClose()
    }
    save.mutate(form, { onSuccess })
  }
  useShortcut({
    keys: 'mod+enter',
    inFields: true,
    run: () => {
      submit()
    },
  })
  const removeIt = () => {
    if (faq === null) return
    forget()
    onClose()
    remove(faq)
    focusSoon('#faq-answers')
  }
  return (
    <Drawer
      title={t(faq === null ? 'editor.add' : 'editor.correct')}
      onClose={onClose}
      footer={
        <>
          {faq !== null && (
            <Button variant="danger" className="mr-auto" onClick={removeIt}>
              {t('editor.remove')}
            </Button>
          )}
          <Button type="submit" form={formId} variant="filled" keys="mod+enter" busy={save.isPending}>
            {t(faq === null ? 'editor.publish' : 'editor.save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        {onTakeTheirs && !save.isPending && !save.isSuccess && (
          <Notice action={t('editor.takeTheirs')} onPress={onTakeTheirs}>
            {t('editor.changedMeanwhile')}
          </Notice>
        )}
        {isTakenUp && (
          <Notice action={t('editor.startOver')} onPress={startOver}>
            {t('editor.takenUp')}
          </Notice>
        )}
        <FaqFields
          form={form}
          change={change}
          errors={errors.fields}
          id={faq?.id ?? null}
          isQuestionNew={form.question.trim() !== (faq?.question ?? '')}
        />
        {errors.whole !== null && (
          <div className="mt-4">
            <FieldError>{errors.whole}</FieldError>
          </div>
        )}
        {faq && <VersionNote faq={faq} />}
      </form>
    </Drawer>
  )
}

/** What this page found wrong, then what the server did; what belongs to no field is said at the end. */
function useFieldErrors(problems: Problems, error: unknown) {
  const { t } = useTranslation('faqs')
  const wordsOf = useErrorWords()
  const theirs: Readonly<Record<string, string>> = error instanceof ApiError ? error.fields : {}
  const ours: Record<string, string> = {}
  if (problems.question) ours['question'] = t(`problem.question.${problems.question}`, { most: longest.question })
  if (problems.answer) ours['answer'] = t(`problem.answer.${problems.answer}`, { most: longest.answer })
  if (problems.validTo) ours['validTo'] = t('problem.endsBefore')
  const isPlaced = Object.keys(theirs).length > 0
  return { fields: { ...theirs, ...ours }, whole: error === null || isPlaced ? null : wordsOf(error) }
}

function Notice({ action, onPress, children }: { action: string; onPress: () => void; children: ReactNode }) {
  return (
    <p
      role="status"
      className="mb-4 flex items-start gap-2 rounded-control bg-info-soft px-2.5 py-2 text-dense text-info-ink"
    >
      <History aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span>
        {children}{' '}
        <button type="button" onClick={onPress} className="font-medium underline underline-offset-3">
          {action}
        </button>
      </span>
    </p>
  )
}
