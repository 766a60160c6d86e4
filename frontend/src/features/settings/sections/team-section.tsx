import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import Ellipsis from 'lucide-react/icons/ellipsis'
import UserPlus from 'lucide-react/icons/user-plus'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { Avatar } from '@conciergerie/kit/ui/avatar.tsx'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useIs, useMember } from '../../../lib/auth.ts'
import { teamQuery, useWrite } from '../api.ts'
import type { Member, Team } from '../api.ts'
import { useQuery } from '@tanstack/react-query'
import { InviteDialog, LinkDialog } from '../invite-dialog.tsx'
import { Loaded, Section } from '../section.tsx'

/** Who works here, and who was invited. */
export function TeamSection() {
  const { t } = useTranslation('settings')
  const isOwner = useIs('owner')
  const [isInviting, setIsInviting] = useState(false)
  const query = useQuery(teamQuery)
  const open = () => {
    setIsInviting(true)
  }
  return (
    <Section
      title={t('section.team')}
      actions={
        isOwner && (
          <Button variant="filled" icon={<UserPlus aria-hidden size={14} />} onClick={open}>
            {t('team.invite')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(team) => (
          <>
            <ul>
              {team.items.map((member) => (
                <MemberRow key={member.id} member={member} canManage={isOwner} />
              ))}
            </ul>
            {team.invitations.length > 0 && <Invitations invitations={team.invitations} canManage={isOwner} />}
          </>
        )}
      </Loaded>
      {isInviting && (
        <InviteDialog
          onClose={() => {
            setIsInviting(false)
          }}
        />
      )}
    </Section>
  )
}

function MemberRow({ member, canManage }: { member: Member; canManage: boolean }) {
  const { t } = useTranslation('settings')
  const me = useMember()
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line py-2">
      <Avatar name={member.name} />
      <span className="min-w-0 grow">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          <span className="truncate">{member.name}</span>
          {member.id === me.id && <Badge tone="outline">{t('team.me')}</Badge>}
          {member.status === 'disabled' && <Badge tone="idle">{t('team.disabled')}</Badge>}
        </span>
        <span className="block truncate text-dense text-ink-2">{member.email}</span>
      </span>
      <span className="text-right text-dense">
        <span className="block">{t(`role.${member.role}`)}</span>
        <span className="block text-small text-ink-3">
          {member.lastSeenAt === null ? t('team.never') : <RelativeTime at={member.lastSeenAt} />}
        </span>
      </span>
      {canManage && member.id !== me.id ? <MemberMenu member={member} /> : <span className="w-8 max-tablet:w-11" />}
    </li>
  )
}

function MemberMenu({ member }: { member: Member }) {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const [isRemoving, setIsRemoving] = useState(false)
  const [link, setLink] = useState<string>()
  const params = { id: member.id }
  const onError = (error: unknown) => {
    toast.failed(error)
  }
  const update = useWrite(
    (body: { role?: Member['role']; status?: Member['status'] }) => call('PATCH /api/members/:id', { params, body }),
    teamQuery.queryKey,
  )
  const remove = useWrite(() => call('DELETE /api/members/:id', { params }), teamQuery.queryKey)
  const reset = useWrite(() => call('POST /api/members/:id/reset-link', { params }))
  const otherRole = member.role === 'owner' ? 'concierge' : 'owner'
  const otherStatus = member.status === 'active' ? 'disabled' : 'active'
  return (
    <>
      <Menu
        trigger={(props) => (
          <IconButton
            {...props}
            label={t('team.actions', { name: member.name })}
            icon={<Ellipsis aria-hidden size={16} />}
          />
        )}
      >
        <MenuItem
          onSelect={() => {
            update.mutate({ role: otherRole }, { onError })
          }}
        >
          {t(`team.make.${otherRole}`)}
        </MenuItem>
        <MenuItem
          onSelect={() => {
            reset.mutate(undefined, {
              onError,
              onSuccess: ({ url }) => {
                setLink(url)
              },
            })
          }}
        >
          {t('team.resetLink')}
        </MenuItem>
        <MenuItem
          onSelect={() => {
            update.mutate({ status: otherStatus }, { onError })
          }}
        >
          {t(`team.set.${otherStatus}`)}
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          onSelect={() => {
            setIsRemoving(true)
          }}
        >
          {t('team.remove')}
        </MenuItem>
      </Menu>
      {link !== undefined && (
        <LinkDialog
          title={t('team.resetTitle', { name: member.name })}
          url={link}
          onClose={() => {
            setLink(undefined)
          }}
        />
      )}
      {isRemoving && (
        <AlertDialog
          title={t('team.removeTitle', { name: member.name })}
          confirm={t('team.remove')}
          busy={remove.isPending}
          onClose={() => {
            setIsRemoving(false)
          }}
          onConfirm={() => {
            remove.mutate(undefined, {
              onError,
              onSettled: () => {
                setIsRemoving(false)
              },
            })
          }}
        >
          {t('team.removeText')}
        </AlertDialog>
      )}
    </>
  )
}

function Invitations({ invitations, canManage }: { invitations: Team['invitations']; canManage: boolean }) {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const revoke = useWrite((id: number) => call('DELETE /api/invitations/:id', { params: { id } }), teamQuery.queryKey)
  return (
    <>
      <h3 className="pt-6 pb-1 text-small font-semibold text-ink-3">{t('team.invited')}</h3>
      <ul>
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex min-h-12 items-center gap-3 border-b border-line py-2 text-dense">
            <span className="min-w-0 grow truncate">{email}</span>
            <span className="text-ink-2">{t(`role.${role}`)}</span>
            <span className="text-small text-ink-3">
              {t('team.expires')} <RelativeTime at={expiresAt} />
            </span>
            {canManage && (
              <Button
                size="small"
                variant="ghost"
                onClick={() => {
                  revoke.mutate(id, {
                    onError: (error) => {
                      toast.failed(error)
                    },
                  })
                }}
              >
                {t('team.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
