import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Send from 'lucide-react/icons/send'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { Table, Td, Th, Tr } from '@conciergerie/kit/ui/table.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { Checkbox } from '../../../components/ui/checkbox.tsx'
import { useWrite } from '../api.ts'
import { SavedField } from '../saved-field.tsx'
import { Loaded, Row, Section } from '../section.tsx'
import { preferencesQuery } from './api.ts'
import type { Preferences, PreferencesChange } from './api.ts'
import { ClientNotices } from './client-notices.tsx'

const noticeTypes = [
  'reservation_new',
  'reservation_requested',
  'reservation_changed',
  'reservation_cancelled',
  'order_new',
  'message_left',
  'call_follow_up',
  'human_needed',
  'question_raised',
] as const satisfies readonly (keyof Preferences['channels'])[]

/** What one is told outside the app, and when one is left in peace; then what clients are told. */
export function NoticesSection() {
  const { t } = useTranslation('settings')
  const query = useQuery(preferencesQuery)
  const save = useWrite(
    (body: PreferencesChange) => call('PUT /api/notifications/preferences', { body }),
    preferencesQuery.queryKey,
  )
  return (
    <Section title={t('section.notices')} lead={t('notices.lead')} isSaved={save.isSuccess}>
      <Loaded query={query}>
        {(preferences) => (
          <>
            <Mine preferences={preferences} save={(body) => save.mutateAsync(body)} />
            <ClientNotices />
          </>
        )}
      </Loaded>
    </Section>
  )
}

interface MineProps {
  preferences: Preferences
  save: (body: PreferencesChange) => Promise<unknown>
}

function Mine({ preferences, save }: MineProps) {
  const { t } = useTranslation('settings')
  const { phone } = useFormat()
  const toast = useToast()
  const send = (body: PreferencesChange) => {
    save(body).catch((error: unknown) => {
      toast.failed(error)
    })
  }
  return (
    <>
      <Row>
        <SavedField
          label={t('notices.phone')}
          help={t('notices.phoneHelp')}
          name="phone"
          inputMode="tel"
          value={preferences.phone === null ? '' : phone(preferences.phone)}
          save={(value) => save({ phone: value === '' ? null : value })}
        />
      </Row>
      <Row>
        <Channels preferences={preferences} onChange={send} />
      </Row>
      <Row>
        <Quiet quiet={preferences.quiet} onChange={send} />
      </Row>
      <Row>
        <Field label={t('notices.sound')} help={t('notices.soundHelp')} layout="beside">
          <Switch
            checked={preferences.sound}
            onChange={(sound) => {
              send({ sound })
            }}
          />
        </Field>
      </Row>
      <Row>
        <TestButton />
      </Row>
    </>
  )
}

function Channels({
  preferences,
  onChange,
}: {
  preferences: Preferences
  onChange: (body: PreferencesChange) => void
}) {
  const { t } = useTranslation('settings')
  const { channels, available } = preferences
  return (
    <Table label={t('notices.which')}>
      <thead>
        <tr>
          <Th>{t('notices.which')}</Th>
          <Th>{t('notices.sms')}</Th>
          <Th>{t('notices.email')}</Th>
        </tr>
      </thead>
      <tbody>
        {noticeTypes.map((type) => (
          <Tr key={type}>
            <Td>{t(`notices.type.${type}`)}</Td>
            {(['sms', 'email'] as const).map((channel) => (
              <Td key={channel}>
                <Checkbox
                  checked={channels[type][channel]}
                  disabled={!available[channel]}
                  onChange={(event) => {
                    onChange({ channels: { [type]: { ...channels[type], [channel]: event.target.checked } } })
                  }}
                >
                  <span className="sr-only">{`${t(`notices.type.${type}`)}, ${t(`notices.${channel}`)}`}</span>
                </Checkbox>
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

const usualNight = { from: '21:00', to: '08:00' }

function Quiet({ quiet, onChange }: { quiet: Preferences['quiet']; onChange: (body: PreferencesChange) => void }) {
  const { t } = useTranslation('settings')
  return (
    <div className="grid gap-3">
      <Field label={t('notices.quiet')} help={t('notices.quietHelp')} layout="beside">
        <Switch
          checked={quiet !== null}
          onChange={(isOn) => {
            onChange({ quiet: isOn ? usualNight : null })
          }}
        />
      </Field>
      {quiet && (
        <div className="flex items-center gap-2 text-dense tablet:pl-51">
          {(['from', 'to'] as const).map((end) => (
            <label key={end} className="flex items-center gap-2">
              {t(`notices.${end}`)}
              <TextInput
                type="time"
                value={quiet[end]}
                className="w-28"
                onChange={(event) => {
                  if (event.target.value !== '') onChange({ quiet: { ...quiet, [end]: event.target.value } })
                }}
              />
            </label>
          ))}
        </div>
      )}
    </div>
  )
}

function TestButton() {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const test = useWrite(() => call('POST /api/notifications/test', { body: {} }))
  return (
    <Button
      busy={test.isPending}
      icon={<Send aria-hidden size={14} />}
      onClick={() => {
        test.mutate(undefined, {
          onSuccess: ({ results }) => {
            const said = results.map(
              ({ channel, state }) => `${t(`notices.${channel}`)} : ${t(`notices.testState.${state}`)}`,
            )
            toast.done(said.join(' · '))
          },
          onError: (error) => {
            toast.failed(error)
          },
        })
      }}
    >
      {t('notices.test')}
    </Button>
  )
}
