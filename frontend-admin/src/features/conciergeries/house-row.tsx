import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Ellipsis from 'lucide-react/icons/ellipsis'
import PowerOff from 'lucide-react/icons/power-off'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { Td, Tr } from '@conciergerie/kit/ui/table.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useHouseWrite } from './api.ts'
import type { Conciergerie } from './api.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'

const channels = {
  ok: { tone: 'ok', icon: CircleCheck },
  off: { tone: 'idle', icon: PowerOff },
  error: { tone: 'danger', icon: CircleAlert },
} as const

export function HouseRow({ house }: { house: Conciergerie }) {
  const { t } = useTranslation('conciergeries')
  const { numbers, phone } = useFormat()
  const { tone, icon: Icon } = channels[house.channel]
  const isActive = house.status === 'active'
  return (
    <Tr>
      <Td>
        <span className="flex items-center gap-2 font-medium">
          {house.name}
          {house.demo && <Badge tone="outline">{t('demo')}</Badge>}
        </span>
        <span className="block text-small text-ink-3">
          {t(`kind.${house.kind}`)} · {house.email}
        </span>
      </Td>
      <Td>
        <Badge
          tone={isActive ? 'ok' : 'idle'}
          isBare
          icon={
            isActive ? (
              <CircleCheck aria-hidden size={12} strokeWidth={2} />
            ) : (
              <PowerOff aria-hidden size={12} strokeWidth={2} />
            )
          }
        >
          {t(`status.${house.status}`)}
        </Badge>
      </Td>
      <Td>
        <Badge tone={tone} isBare icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
          {t(`channelState.${house.channel}`)}
        </Badge>
        {house.whatsappNumber !== null && (
          <span className="block text-small whitespace-nowrap text-ink-3">{phone(house.whatsappNumber)}</span>
        )}
      </Td>
      <Td isFigure>{numbers.count(house.usage.members)}</Td>
      <Td isFigure>{numbers.count(house.usage.conversations30d)}</Td>
      <Td isFigure>{numbers.count(house.usage.answers30d)}</Td>
      <Td isFigure>{numbers.cost(house.usage.cost30dMicros)}</Td>
      <Td className="whitespace-nowrap text-ink-2">
        {house.usage.lastActivityAt === null ? t('never') : <RelativeTime at={house.usage.lastActivityAt} />}
      </Td>
      <Td isFigure>
        <HouseMenu house={house} />
      </Td>
    </Tr>
  )
}

function HouseMenu({ house }: { house: Conciergerie }) {
  const { t } = useTranslation('conciergeries')
  const toast = useToast()
  const [link, setLink] = useState<string>()
  const [isDeleting, setIsDeleting] = useState(false)
  const params = { id: house.id }
  const onError = (error: unknown) => {
    toast.failed(error)
  }
  const setStatus = useHouseWrite((status: Conciergerie['status']) =>
    call('PATCH /api/admin/conciergeries/:id', { params, body: { status } }),
  )
  const invite = useHouseWrite(() => call('POST /api/admin/conciergeries/:id/invite', { params, body: {} }))
  const next = house.status === 'active' ? 'suspended' : 'active'
  const onStatus = () => {
    setStatus.mutate(next, {
      onError,
      onSuccess: () => {
        toast.done(t(`done.${next}`, { name: house.name }), () => {
          setStatus.mutate(house.status, { onError })
        })
      },
    })
  }
  return (
    <>
      <Menu
        trigger={(props) => (
          <IconButton
            {...props}
            label={t('actionsOf', { name: house.name })}
            icon={<Ellipsis aria-hidden size={16} />}
          />
        )}
      >
        <MenuItem
          onSelect={() => {
            invite.mutate(undefined, {
              onError,
              onSuccess: ({ invitation }) => {
                setLink(invitation.url)
              },
            })
          }}
        >
          {t('inviteOwner')}
        </MenuItem>
        <MenuItem onSelect={onStatus}>{t(`set.${next}`)}</MenuItem>
        <MenuSeparator />
        <MenuItem
          danger
          disabled={house.status === 'active'}
          onSelect={() => {
            setIsDeleting(true)
          }}
        >
          {t(house.status === 'active' ? 'deleteFirst' : 'delete')}
        </MenuItem>
      </Menu>
      {link !== undefined && (
        <LinkDialog
          title={t('linkTitle', { name: house.name })}
          url={link}
          onClose={() => {
            setLink(undefined)
          }}
        />
      )}
      {isDeleting && (
        <DeleteDialog
          house={house}
          onClose={() => {
            setIsDeleting(false)
          }}
        />
      )}
    </>
  )
}
