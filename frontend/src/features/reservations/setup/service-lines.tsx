import { useTranslation } from 'react-i18next'
import X from 'lucide-react/icons/x'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import type { ServiceLine } from './wizard-draft.ts'

interface Props {
  lines: readonly ServiceLine[]
  onChange: (lines: ServiceLine[]) => void
}

/** When people are seated: first and last hour of each service. */
export function ServiceLines({ lines, onChange }: Props) {
  const { t } = useTranslation('reservations')
  const set = (key: number, name: 'name' | 'first' | 'last') => ({
    value: lines.find((line) => line.key === key)?.[name] ?? '',
    onChange: (event: { target: { value: string } }) => {
      onChange(lines.map((line) => (line.key === key ? { ...line, [name]: event.target.value } : line)))
    },
  })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">{t('setup.services')}</legend>
      {lines.map(({ key, name }) => (
        <div key={key} className="flex flex-wrap items-center gap-2">
          <TextInput aria-label={t('setup.name')} maxLength={60} className="max-w-64 grow" {...set(key, 'name')} />
          <label className="flex items-center gap-1.5 text-dense">
            {t('setup.first')}
            <TextInput type="time" step={900} className="w-28" {...set(key, 'first')} />
          </label>
          <label className="flex items-center gap-1.5 text-dense">
            {t('setup.last')}
            <TextInput type="time" step={900} className="w-28" {...set(key, 'last')} />
          </label>
          <IconButton
            label={t('setup.remove', { name })}
            icon={<X aria-hidden size={16} />}
            onClick={() => {
              onChange(lines.filter((line) => line.key !== key))
            }}
          />
        </div>
      ))}
    </fieldset>
  )
}
