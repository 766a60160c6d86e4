import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { useAssistant } from './use-assistant.ts'

/** Silences the assistant for the whole house, or lets it speak again; says in a sentence what it does now. */
export function AssistantSwitch({ isFolded }: { isFolded: boolean }) {
  const { t } = useTranslation('shell')
  const id = useId()
  const assistant = useAssistant()
  if (!assistant) return null
  const { isOn, sentence, toggle } = assistant
  if (isFolded) {
    return (
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={t('assistant.name')}
        data-tip={`${t('assistant.name')} : ${sentence}`}
        onClick={toggle}
        className="flex h-11 items-center justify-center border-t border-line hover:bg-hover"
      >
        <ConciergeBell aria-hidden size={17} className={isOn ? 'text-accent-ink' : 'text-ink-3 opacity-60'} />
      </button>
    )
  }
  return (
    <div className="flex items-center gap-2 border-t border-line px-2 py-2.5">
      <ConciergeBell aria-hidden size={17} className={isOn ? 'shrink-0 text-accent-ink' : 'shrink-0 text-ink-3'} />
      <span className="min-w-0 grow">
        <span id={`${id}-name`} className="block text-dense font-medium">
          {t('assistant.name')}
        </span>
        <span id={`${id}-now`} className="block text-micro text-ink-3">
          {sentence}
        </span>
      </span>
      <Switch checked={isOn} onChange={toggle} aria-labelledby={`${id}-name`} aria-describedby={`${id}-now`} />
    </div>
  )
}
