import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import FlaskConical from 'lucide-react/icons/flask-conical'
import { Banner } from '@conciergerie/kit/ui/banner.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { CopyField } from '@conciergerie/kit/ui/copy-field.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useIs } from '../../../lib/auth.ts'
import { useSaveSettings, useSettings, useWrite } from '../api.ts'
import type { ChannelCheck, Settings, SettingsPatch } from '../api.ts'
import { SavedField } from '../saved-field.tsx'
import { Loaded, Row, Section } from '../section.tsx'

/** The WhatsApp line: what to paste at Twilio, whose account, and whether it works. */
export function ChannelSection() {
  const { t } = useTranslation('settings')
  const query = useSettings()
  const saving = useSaveSettings()
  const save = (whatsapp: NonNullable<SettingsPatch['whatsapp']>) => saving.mutateAsync({ whatsapp })
  return (
    <Section title={t('section.channel')} isSaved={saving.isSuccess}>
      <Loaded query={query}>
        {({ whatsapp, sms }) => (
          <>
            <ChannelRows whatsapp={whatsapp} save={save} />
            <SmsRows sms={sms} save={(number) => saving.mutateAsync({ sms: { number } })} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

interface RowsProps {
  whatsapp: Settings['whatsapp']
  save: (whatsapp: NonNullable<SettingsPatch['whatsapp']>) => Promise<unknown>
}

const orNull = (value: string) => (value === '' ? null : value)

function ChannelRows({ whatsapp, save }: RowsProps) {
  const { t } = useTranslation('settings')
  const disabled = !useIs('owner')
  const secret = (kept: boolean) => (kept ? t('channel.kept') : '')
  return (
    <>
      {whatsapp.simulated && (
        <Banner tone="info" className="mt-4 rounded-control" icon={<FlaskConical aria-hidden size={14} />}>
          {t('channel.simulated')}
        </Banner>
      )}
      <Row>
        <Field label={t('channel.webhook')} help={t('channel.webhookHelp')} layout="beside">
          <CopyField value={whatsapp.webhookUrl} />
        </Field>
      </Row>
      <Row>
        <Field label={t('channel.status')} help={t('channel.statusHelp')} layout="beside">
          <CopyField value={whatsapp.statusUrl} />
        </Field>
      </Row>
      <Row>
        <SavedField
          label={t('channel.number')}
          help={t('channel.numberHelp')}
          name="whatsapp.number"
          inputMode="tel"
          value={whatsapp.number ?? ''}
          placeholder="+33…"
          disabled={disabled}
          save={(value) => save({ number: orNull(value) })}
        />
      </Row>
      <Row>
        <SavedField
          label={t('channel.pool')}
          help={t('channel.poolHelp')}
          name="whatsapp.messagingServiceSid"
          value={whatsapp.messagingServiceSid ?? ''}
          placeholder="MG…"
          disabled={disabled}
          save={(value) => save({ messagingServiceSid: orNull(value) })}
        />
      </Row>
      <Row>
        <SavedField
          label={t('channel.account')}
          help={t(`channel.source.${whatsapp.account}`)}
          name="whatsapp.accountSid"
          value={whatsapp.accountSid ?? ''}
          placeholder="AC…"
          disabled={disabled}
          save={(value) => save({ accountSid: orNull(value) })}
        />
      </Row>
      <Row>
        <SavedField
          label={t('channel.token')}
          help={t('channel.tokenHelp')}
          name="whatsapp.authToken"
          secret
          value=""
          placeholder={secret(whatsapp.hasAuthToken)}
          disabled={disabled}
          save={(value) => save({ authToken: orNull(value) })}
        />
      </Row>
      <Row>
        <SavedField
          label={t('channel.secondToken')}
          help={t('channel.secondTokenHelp')}
          name="whatsapp.secondaryAuthToken"
          secret
          value=""
          placeholder={secret(whatsapp.hasSecondaryAuthToken)}
          disabled={disabled}
          save={(value) => save({ secondaryAuthToken: orNull(value) })}
        />
      </Row>
      {!disabled && <ChannelTest />}
    </>
  )
}

interface SmsProps {
  sms: Settings['sms']
  save: (number: string | null) => Promise<unknown>
}

/** Where SMS leave from, and where answers to them come in. */
function SmsRows({ sms, save }: SmsProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      <Row>
        <SavedField
          label={t('channel.sms.number')}
          help={t(`channel.sms.${sms.source}`)}
          name="sms.number"
          inputMode="tel"
          value={sms.number ?? ''}
          placeholder="+33…"
          disabled={!useIs('owner')}
          save={(value) => save(orNull(value))}
        />
      </Row>
      <Row>
        <Field label={t('channel.sms.webhook')} help={t('channel.sms.webhookHelp')} layout="beside">
          <CopyField value={sms.webhookUrl} />
        </Field>
      </Row>
    </>
  )
}

const signs = { ok: CircleCheck, off: CircleDashed, wrong: CircleAlert } as const
const inks = { ok: 'text-ok-ink', off: 'text-idle-ink', wrong: 'text-danger-ink' } as const

function ChannelTest() {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const [to, setTo] = useState('')
  const test = useWrite(() =>
    call('POST /api/settings/whatsapp/test', { body: to.trim() === '' ? {} : { sendTo: to.trim() } }),
  )
  return (
    <Row>
      <Field label={t('channel.test')} help={t('channel.testHelp')} layout="beside">
        <span className="flex flex-wrap gap-2">
          <TextInput
            value={to}
            placeholder="+33…"
            inputMode="tel"
            className="max-w-60"
            onChange={(event) => {
              setTo(event.target.value)
            }}
          />
          <Button
            busy={test.isPending}
            icon={<FlaskConical aria-hidden size={14} />}
            onClick={() => {
              test.mutate(undefined, {
                onError: (error) => {
                  toast.failed(error)
                },
              })
            }}
          >
            {t('channel.run')}
          </Button>
        </span>
      </Field>
      <ul role="status" className="mt-3 grid gap-1.5 tablet:pl-51">
        {test.data?.checks.map((check) => (
          <CheckLine key={check.name} check={check} />
        ))}
      </ul>
    </Row>
  )
}

function CheckLine({ check }: { check: ChannelCheck }) {
  const { t } = useTranslation('settings')
  const Icon = signs[check.state]
  return (
    <li className="flex items-start gap-2 text-dense">
      <Icon aria-hidden size={16} strokeWidth={1.75} className={`mt-px shrink-0 ${inks[check.state]}`} />
      <span>
        <span className="font-medium">{t(`check.${check.name}`)}</span> ·{' '}
        <span className={inks[check.state]}>{t(`checkState.${check.state}`)}</span> · {check.message}
      </span>
    </li>
  )
}
