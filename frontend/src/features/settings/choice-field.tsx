import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { RadioCard } from '../../components/ui/checkbox.tsx'

interface ChoiceProps<V extends string | number> {
  label: string
  value: V
  choices: readonly V[]
  wordsOf: (value: V) => string
  disabled: boolean
  save: (value: V) => void
}

interface ChoiceFieldProps<V extends string | number> extends ChoiceProps<V> {
  help?: string
  className?: string
}

/** One of a list, saved when it is chosen. */
export function ChoiceField<V extends string | number>({
  label,
  help,
  value,
  choices,
  wordsOf,
  disabled,
  save,
  className = 'w-60 max-w-full',
}: ChoiceFieldProps<V>) {
  return (
    <Field label={label} layout="beside" {...(help === undefined ? {} : { help })}>
      <Select
        value={value}
        disabled={disabled}
        className={className}
        onChange={(event) => {
          const chosen = choices.find((choice) => String(choice) === event.target.value)
          if (chosen !== undefined) save(chosen)
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {wordsOf(choice)}
          </option>
        ))}
      </Select>
    </Field>
  )
}

interface CardsFieldProps<V extends string> extends ChoiceProps<V> {
  /** Of the group of radio buttons, in the page. */
  name: string
  help: string
  helpOf: (value: V) => string
}

/** One of a few that must be explained, saved when it is chosen. */
export function CardsField<V extends string>({
  name,
  label,
  help,
  value,
  choices,
  wordsOf,
  helpOf,
  disabled,
  save,
}: CardsFieldProps<V>) {
  return (
    <fieldset disabled={disabled} className="grid gap-x-6 gap-y-2 tablet:grid-cols-[180px_minmax(0,1fr)]">
      <legend className="contents">
        <span className="grid content-start gap-0.5">
          <span className="text-dense font-medium">{label}</span>
          <span className="text-small text-ink-3">{help}</span>
        </span>
      </legend>
      <div className="flex gap-2 max-tablet:flex-col">
        {choices.map((choice) => (
          <RadioCard
            key={choice}
            name={name}
            value={choice}
            checked={value === choice}
            help={helpOf(choice)}
            className="basis-0"
            onChange={() => {
              save(choice)
            }}
          >
            {wordsOf(choice)}
          </RadioCard>
        ))}
      </div>
    </fieldset>
  )
}
