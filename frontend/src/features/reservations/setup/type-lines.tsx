import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import type { Kind } from '../use-place.ts'
import type { TypeLine } from './wizard-draft.ts'

interface Props {
  kind: Kind
  lines: readonly TypeLine[]
  onChange: (lines: TypeLine[]) => void
}

/** A type on each line: its name, how many there are, for how many people, at what price. */
export function TypeLines({ kind, lines, onChange }: Props) {
  const { t } = useTranslation('reservations')
  const change = (key: number, part: Partial<TypeLine>) => {
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  }
  const number = (text: string) => Math.min(500, Math.max(0, Number.parseInt(text, 10) || 0))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">{t(`setup.types.${kind}`)}</legend>
      {lines.map((line, at) => (
        <div key={line.key} className="flex flex-wrap items-center gap-2">
          <TextInput
            aria-label={t('setup.name')}
            placeholder={t('setup.name')}
            value={line.name}
            maxLength={80}
            className="max-w-64 grow"
            onChange={(event) => {
              change(line.key, { name: event.target.value })
            }}
          />
          <Count
            label={t(`setup.count.${kind}`)}
            value={line.count}
            onChange={(text) => {
              change(line.key, { count: number(text) })
            }}
          />
          <Count
            label={t('setup.party')}
            value={line.party}
            onChange={(text) => {
              change(line.key, { party: number(text) })
            }}
          />
          {kind === 'stay' && (
            <label className="flex items-center gap-1.5 text-dense">
              <TextInput
                inputMode="decimal"
                value={line.price}
                placeholder="89"
                className="w-20 text-right"
                onChange={(event) => {
                  change(line.key, { price: event.target.value })
                }}
              />
              {t('setup.perNight')}
            </label>
          )}
          {lines.length > 1 && (
            <IconButton
              label={t('setup.remove', { name: line.name === '' ? String(at + 1) : line.name })}
              icon={<X aria-hidden size={16} />}
              onClick={() => {
                onChange(lines.filter(({ key }) => key !== line.key))
              }}
            />
          )}
        </div>
      ))}
      <span>
        <Button
          size="small"
          icon={<Plus aria-hidden size={14} />}
          onClick={() => {
            const key = Math.max(0, ...lines.map((line) => line.key)) + 1
            onChange([...lines, { key, name: '', count: 1, party: 2, price: '' }])
          }}
        >
          {t(`setup.add.${kind}`)}
        </Button>
      </span>
    </fieldset>
  )
}

function Count({ label, value, onChange }: { label: string; value: number; onChange: (text: string) => void }) {
  return (
    <label className="flex items-center gap-1.5 text-dense">
      <TextInput
        type="number"
        min={1}
        value={value === 0 ? '' : value}
        className="w-18 text-right"
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      {label}
    </label>
  )
}
