import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Pencil from 'lucide-react/icons/pencil'
import Trash from 'lucide-react/icons/trash-2'
import type { Endpoints } from '@conciergerie/contract'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { readCents, showCents } from '../amounts.ts'
import { useWrite } from '../api.ts'
import { FormDialog, fieldsOf, useForm } from '../form-dialog.tsx'
import { ListSection } from '../list-section.tsx'

type MenuItem = Endpoints['GET /api/menu']['response']['items'][number]

const menuQuery = queryOptions({
  queryKey: ['menu'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/menu', { signal })).items,
})

/** What can be ordered, on WhatsApp, by phone or at the desk. */
export function MenuSection() {
  const { t } = useTranslation('settings')
  return (
    <ListSection
      title={t('section.menu')}
      lead={t('menu.lead')}
      add={t('menu.add')}
      query={useQuery(menuQuery)}
      empty={{ title: t('menu.none'), help: t('menu.noneHelp') }}
      dialog={(item, close) => <ItemDialog item={item} onClose={close} />}
    >
      {(items, edit) => <Categories items={items} onEdit={edit} />}
    </ListSection>
  )
}

function Categories({ items, onEdit }: { items: readonly MenuItem[]; onEdit: (item: MenuItem) => void }) {
  const { t } = useTranslation('settings')
  return [...Map.groupBy(items, ({ category }) => category)].map(([category, ofCategory]) => (
    <section key={category ?? ''} aria-label={category ?? t('menu.other')} className="pt-5">
      <h3 className="text-small font-semibold text-ink-3">{category ?? t('menu.other')}</h3>
      <ul>
        {ofCategory.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            onEdit={() => {
              onEdit(item)
            }}
          />
        ))}
      </ul>
    </section>
  ))
}

function ItemRow({ item, onEdit }: { item: MenuItem; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { numbers } = useFormat()
  const toast = useToast()
  const { id, ...fields } = item
  const save = useWrite(
    (available: boolean) => call('PATCH /api/menu/:id', { params: { id }, body: { available } }),
    menuQuery.queryKey,
  )
  const remove = useWrite(() => call('DELETE /api/menu/:id', { params: { id } }), menuQuery.queryKey)
  const restore = useWrite(() => call('POST /api/menu', { body: fields }), menuQuery.queryKey)
  const failed = {
    onError: (error: unknown) => {
      toast.failed(error)
    },
  }
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-2">
      <Switch
        checked={item.available}
        aria-label={t('menu.available', { name: item.name })}
        onChange={(available) => {
          save.mutate(available, failed)
        }}
      />
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{item.name}</span>
        {(item.description !== null || item.allergens.length > 0) && (
          <span className="block truncate text-small text-ink-3">
            {[item.description, ...item.allergens].filter(Boolean).join(' · ')}
          </span>
        )}
      </span>
      <span className="tabular-nums">{numbers.price(item.priceCents)}</span>
      <IconButton
        label={t('inventory.edit', { name: item.name })}
        icon={<Pencil aria-hidden size={16} />}
        onClick={onEdit}
      />
      <IconButton
        label={t('menu.remove', { name: item.name })}
        icon={<Trash aria-hidden size={16} />}
        onClick={() => {
          remove.mutate(undefined, {
            onSuccess: () => {
              toast.done(t('menu.removed', { name: item.name }), () => {
                restore.mutate(undefined, failed)
              })
            },
            ...failed,
          })
        }}
      />
    </li>
  )
}

function ItemDialog({ item, onClose }: { item: MenuItem | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { values, text } = useForm({
    name: item?.name ?? '',
    category: item?.category ?? '',
    description: item?.description ?? '',
    price: showCents(item?.priceCents),
    allergens: item?.allergens.join(', ') ?? '',
  })
  const priceCents = readCents(values.price)
  const body =
    priceCents === null || values.name.trim() === ''
      ? null
      : {
          name: values.name.trim(),
          priceCents,
          category: values.category.trim() === '' ? null : values.category.trim(),
          description: values.description.trim() === '' ? null : values.description.trim(),
          allergens: values.allergens
            .split(',')
            .map((one) => one.trim())
            .filter((one) => one !== ''),
        }
  const save = useWrite(async (made: NonNullable<typeof body>) => {
    await (item === null
      ? call('POST /api/menu', { body: made })
      : call('PATCH /api/menu/:id', { params: { id: item.id }, body: made }))
  }, menuQuery.queryKey)
  const errors = fieldsOf(save.error)
  return (
    <FormDialog
      title={item?.name ?? t('menu.add')}
      error={save.error}
      busy={save.isPending}
      canSave={body !== null}
      onClose={onClose}
      onSave={() => {
        if (body !== null) save.mutate(body, { onSuccess: onClose })
      }}
    >
      <Field label={t('inventory.name')} error={errors['name']} required>
        <TextInput maxLength={120} data-autofocus {...text('name')} />
      </Field>
      <div className="grid gap-4 tablet:grid-cols-2">
        <Field label={t('menu.price')} error={errors['priceCents']} required>
          <TextInput inputMode="decimal" {...text('price')} />
        </Field>
        <Field label={t('menu.category')} error={errors['category']}>
          <TextInput maxLength={60} {...text('category')} />
        </Field>
      </div>
      <Field label={t('inventory.description')} error={errors['description']}>
        <TextArea rows={2} maxLength={500} {...text('description')} />
      </Field>
      <Field label={t('menu.allergens')} help={t('menu.allergensHelp')} error={errors['allergens']}>
        <TextInput maxLength={400} {...text('allergens')} />
      </Field>
    </FormDialog>
  )
}
