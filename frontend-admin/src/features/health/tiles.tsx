import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import CircleCheck from 'lucide-react/icons/circle-check'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { Bar } from '../../components/ui/bar.tsx'
import { Spark } from '../../components/ui/spark.tsx'
import type { Health } from './api.ts'

const limits = { p95Ms: 100, errorShare: 0.01, oldestSeconds: 60, diskShare: 0.9 }

interface TileProps {
  label: string
  value: string
  isGood: boolean
  note: string
  picture?: ReactNode
}

function Tile({ label, value, isGood, note, picture }: TileProps) {
  const { t } = useTranslation('health')
  const Icon = isGood ? CircleCheck : TriangleAlert
  return (
    <div className="grid min-w-0 content-start gap-1 border-b border-line py-4 pr-5">
      <dt className="text-dense text-ink-2">{label}</dt>
      <dd className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="text-figure font-medium tabular-nums">{value}</span>
        {picture}
      </dd>
      <dd className="flex items-center gap-2 text-small text-ink-3">
        <Badge tone={isGood ? 'ok' : 'warn'} isBare icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
          {t(isGood ? 'good' : 'look')}
        </Badge>
        {note}
      </dd>
    </div>
  )
}

/** The figures to look at first. */
export function Tiles({ health }: { health: Health }) {
  return (
    <dl className="grid grid-cols-2 panel:grid-cols-4">
      <Speed health={health} />
      <Queue health={health} />
      <Storage health={health} />
      <Running health={health} />
    </dl>
  )
}

function Speed({ health: { requests } }: { health: Health }) {
  const { t } = useTranslation('health')
  const { numbers } = useFormat()
  const share = requests.count === 0 ? 0 : requests.errors / requests.count
  return (
    <>
      <Tile
        label={t('p95')}
        value={requests.p95Ms === null ? '–' : numbers.milliseconds(requests.p95Ms)}
        isGood={(requests.p95Ms ?? 0) <= limits.p95Ms}
        note={t('limit', { value: numbers.milliseconds(limits.p95Ms) })}
      />
      <Tile
        label={t('errors')}
        value={numbers.percent(share)}
        isGood={share <= limits.errorShare}
        note={t('ofRequests', { count: requests.count })}
      />
    </>
  )
}

function Queue({ health: { queue } }: { health: Health }) {
  const { t } = useTranslation('health')
  const { numbers, durations } = useFormat()
  const oldest = queue.oldestSeconds ?? 0
  return (
    <>
      <Tile
        label={t('queue')}
        value={numbers.count(queue.pending)}
        isGood={oldest <= limits.oldestSeconds}
        note={queue.oldestSeconds === null ? t('queueEmpty') : t('oldest', { time: durations.short(oldest) })}
      />
      <Tile label={t('dead')} value={numbers.count(queue.dead)} isGood={queue.dead === 0} note={t('deadNote')} />
    </>
  )
}

function Storage({ health: { database, disk } }: { health: Health }) {
  const { t } = useTranslation('health')
  const { numbers } = useFormat()
  const used = disk ? 1 - disk.freeBytes / disk.totalBytes : 0
  return (
    <>
      <Tile
        label={t('database')}
        value={numbers.bytes(database.sizeBytes)}
        isGood
        note={t(`engine.${database.engine}`)}
      />
      {disk && (
        <Tile
          label={t('disk')}
          value={numbers.percent(used)}
          isGood={used <= limits.diskShare}
          note={t('free', { value: numbers.bytes(disk.freeBytes) })}
          picture={
            <Bar
              parts={[used]}
              of={1}
              label={t('disk')}
              tone={used <= limits.diskShare ? 'chart' : 'warn'}
              className="w-30"
            />
          }
        />
      )}
    </>
  )
}

function Running({ health }: { health: Health }) {
  const { t } = useTranslation('health')
  const { numbers, durations } = useFormat()
  const costs = health.spend.map(({ costMicros }) => costMicros)
  const today = costs.at(-1) ?? 0
  return (
    <>
      <Tile
        label={t('uptime')}
        value={durations.short(health.uptimeSeconds)}
        isGood
        note={t('version', { version: health.version, node: health.node })}
      />
      <Tile
        label={t('spendToday')}
        value={numbers.cost(today)}
        isGood
        note={t('live', { count: health.liveStreams })}
        {...(costs.length > 1 ? { picture: <Spark values={costs} label={t('spendLine')} /> } : {})}
      />
    </>
  )
}
