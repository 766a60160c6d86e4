import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import Minus from 'lucide-react/icons/minus'
import Pencil from 'lucide-react/icons/pencil'
import Plus from 'lucide-react/icons/plus'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { MenuGroup, MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import type { TriedAnswer } from '../api.ts'
import { useEditorAddress, withEditor, withNewFaq } from '../editor/use-editor-address.ts'
import { leftOut } from '../tester/turns.ts'
import { useAddWording } from '../tester/use-add-wording.ts'

interface RemediesProps {
  question: string
  answer: TriedAnswer
}

/** Under the last answer: what was close and not used, and how to put things right. */
export function TesterRemedies({ question, answer }: RemediesProps) {
  const { t } = useTranslation('faqs')
  const { search } = useEditorAddress()
  const others = leftOut(answer)
  return (
    <div className="mt-4 grid gap-4">
      {others.length > 0 && (
        <section aria-labelledby="tester-left-out" className="border-t border-line pt-3">
          <h3 id="tester-left-out" className="text-small text-ink-3">
            {t('tester.leftOut')}
          </h3>
          <ul className="mt-1 grid text-dense">
            {others.slice(0, 5).map(({ faqId, question: title }) => (
              <li key={faqId} className="flex gap-2">
                <Minus aria-hidden size={12} strokeWidth={2} className="mt-1.5 shrink-0 text-ink-3 max-tablet:mt-3.5" />
                <Link
                  to={withEditor(search, faqId)}
                  className="py-0.75 text-ink-2 underline-offset-3 hover:underline max-tablet:py-2.5"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="tester-remedies" className="border-t border-line pt-3">
        <h3 id="tester-remedies" className="text-small text-ink-3">
          {t(answer.outcome === 'answered' ? 'tester.wrong' : 'tester.missing')}
        </h3>
        <div className="mt-2 flex flex-wrap gap-2">
          <Correct question={question} answer={answer} />
          <AddWording question={question} answer={answer} />
        </div>
      </section>
    </div>
  )
}

/** To the FAQ that was cited; where none was, to a new one. */
function Correct({ question, answer }: RemediesProps) {
  const { t } = useTranslation('faqs')
  const { search } = useEditorAddress()
  const [first] = answer.sources
  const Icon = first ? Pencil : Plus
  return (
    <Link
      to={first ? withEditor(search, first.faqId) : withNewFaq(search, question)}
      className={buttonClass('outline', 'small')}
    >
      <Icon aria-hidden size={14} />
      {t(first ? 'tester.correct' : 'tester.create')}
    </Link>
  )
}

/** The words just tried become another way to ask for one of the FAQs that were read. */
function AddWording({ question, answer }: RemediesProps) {
  const { t } = useTranslation('faqs')
  const add = useAddWording()
  const faqs = [...answer.sources, ...leftOut(answer)].slice(0, 8)
  if (faqs.length === 0) return null
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} size="small" icon={<Plus aria-hidden size={14} strokeWidth={2} />} busy={add.isPending}>
          {t('tester.addWording')}
        </Button>
      )}
    >
      <MenuGroup label={t('tester.addWordingTo')}>
        {faqs.map(({ faqId, question: title }) => (
          <MenuItem
            key={faqId}
            onSelect={() => {
              add.mutate({ faqId, wording: question })
            }}
          >
            {title}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  )
}
