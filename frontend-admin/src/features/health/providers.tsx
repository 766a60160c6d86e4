import { useTranslation } from 'react-i18next'
import Activity from 'lucide-react/icons/activity'
import CircleCheck from 'lucide-react/icons/circle-check'
import FlaskConical from 'lucide-react/icons/flask-conical'
import PowerOff from 'lucide-react/icons/power-off'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Table, Td, Th, Tr } from '@conciergerie/kit/ui/table.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { Health } from './api.ts'
import { Block } from './block.tsx'

type Provider = Health['providers'][number]

const looks = {
  good: { tone: 'ok', icon: CircleCheck },
  failing: { tone: 'warn', icon: Activity },
  simulated: { tone: 'info', icon: FlaskConical },
  off: { tone: 'idle', icon: PowerOff },
} as const

function stateOf({ mode, errors24h }: Provider): keyof typeof looks {
  if (mode === 'off') return 'off'
  if (errors24h > 0) return 'failing'
  return mode === 'simulated' ? 'simulated' : 'good'
}

/** The services outside: on, simulated or off, how fast, how many errors. */
export function Providers({ health }: { health: Health }) {
  const { t } = useTranslation('health')
  const { numbers } = useFormat()
  return (
    <Block title={t('providers')}>
      <Table isPlain label={t('providers')} className="[&_td:first-child]:pl-0 [&_th:first-child]:pl-0">
        <thead>
          <tr>
            <Th>{t('service')}</Th>
            <Th>{t('state')}</Th>
            <Th isFigure>{t('latency')}</Th>
            <Th isFigure>{t('calls')}</Th>
            <Th isFigure>{t('failures')}</Th>
          </tr>
        </thead>
        <tbody>
          {health.providers.map((provider) => {
            const state = stateOf(provider)
            const { tone, icon: Icon } = looks[state]
            return (
              <Tr key={provider.provider}>
                <Td>{t(`provider.${provider.provider}`)}</Td>
                <Td>
                  <Badge tone={tone} isBare icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
                    {t(`providerState.${state}`)}
                  </Badge>
                </Td>
                <Td isFigure>{provider.p95Ms === null ? '–' : numbers.milliseconds(provider.p95Ms)}</Td>
                <Td isFigure>{numbers.count(provider.calls24h)}</Td>
                <Td isFigure>{numbers.count(provider.errors24h)}</Td>
              </Tr>
            )
          })}
        </tbody>
      </Table>
    </Block>
  )
}
