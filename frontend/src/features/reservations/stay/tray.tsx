import { useTranslation } from 'react-i18next'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Inbox from 'lucide-react/icons/inbox'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { PlanningBar, StayPlanning } from '../api.ts'
import { withoutUnit } from './rows.ts'

interface Props {
  planning: StayPlanning
  onOpen: (id: number) => void
  onGive: (bar: PlanningBar, unit: { id: number; name: string }) => void
}

/** Stays that have no room yet; the menu of each gives it one. */
export function Tray({ planning, onOpen, onGive }: Props) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  const waiting = withoutUnit(planning)
  if (waiting.length === 0) return null
  return (
    <section
      aria-label={t('tray.title')}
      className="flex shrink-0 items-center gap-3 overflow-x-auto border-t border-line bg-canvas px-5 py-2.5"
    >
      <h2 className="flex shrink-0 items-center gap-1.5 text-small text-ink-2">
        <Inbox aria-hidden size={14} />
        {t('tray.title')} <span className="font-semibold tabular-nums">{waiting.length}</span>
      </h2>
      {waiting.map((bar) => (
        <div
          key={bar.id}
          className="flex h-10 shrink-0 items-center gap-2 rounded-card border border-line-strong bg-raised pr-1 pl-3"
        >
          <button
            type="button"
            onClick={() => {
              onOpen(bar.id)
            }}
            className="text-dense"
          >
            <span className="font-medium">{bar.name}</span>{' '}
            <span className="text-ink-2">
              {t('tray.stay', { from: dates.day(bar.startsAt), to: dates.day(bar.endsAt), count: bar.partySize })}
            </span>
          </button>
          <Menu
            trigger={(props) => (
              <IconButton
                {...props}
                size="small"
                label={t('tray.give', { name: bar.name })}
                icon={<Ellipsis aria-hidden size={16} />}
              />
            )}
          >
            {planning.units
              .filter(({ unitTypeId }) => unitTypeId === bar.unitTypeId)
              .map((unit) => (
                <MenuItem
                  key={unit.id}
                  onSelect={() => {
                    onGive(bar, unit)
                  }}
                >
                  {unit.name}
                </MenuItem>
              ))}
          </Menu>
        </div>
      ))}
    </section>
  )
}
