import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import ListFilter from 'lucide-react/icons/list-filter'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { MenuGroup, MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { faqTotalsQuery } from '../api.ts'
import { languageChoices, useLanguageName } from '../editor/languages.ts'
import { useFaqFilter } from '../list/use-faq-filter.ts'

/** By category, language or state. Its words say what is chosen. */
export function FaqFilterMenu() {
  const { t } = useTranslation('faqs')
  const [{ category, locale, active }] = useFaqFilter()
  const state = active === undefined ? undefined : t(active ? 'filter.on' : 'filter.off')
  const chosen = [category, locale?.toUpperCase(), state].filter((part) => part !== undefined)
  return (
    <Menu
      align="end"
      trigger={(props) => (
        <Button
          {...props}
          icon={<ListFilter aria-hidden size={16} />}
          variant={chosen.length > 0 ? 'accent' : 'outline'}
          className="max-w-60"
        >
          <span className="truncate">{chosen.length > 0 ? chosen.join(', ') : t('filter.open')}</span>
        </Button>
      )}
    >
      <Categories />
      <MenuSeparator />
      <Languages />
      <MenuSeparator />
      <States />
    </Menu>
  )
}

function Categories() {
  const { t } = useTranslation('faqs')
  const [filter, change] = useFaqFilter()
  const { data } = useQuery(faqTotalsQuery)
  return (
    <MenuGroup label={t('filter.category')}>
      {[undefined, ...(data?.categories ?? [])].map((category) => (
        <MenuItem
          key={category ?? ''}
          checked={filter.category === category}
          onSelect={() => {
            change({ category })
          }}
        >
          {category ?? t('filter.allCategories')}
        </MenuItem>
      ))}
    </MenuGroup>
  )
}

function Languages() {
  const { t } = useTranslation('faqs')
  const nameOf = useLanguageName()
  const [filter, change] = useFaqFilter()
  const mostUsed = languageChoices([]).slice(0, 5)
  const choices = filter.locale === undefined ? mostUsed : [...new Set([...mostUsed, filter.locale])]
  return (
    <MenuGroup label={t('filter.language')}>
      {[undefined, ...choices].map((locale) => (
        <MenuItem
          key={locale ?? ''}
          checked={filter.locale === locale}
          onSelect={() => {
            change({ locale })
          }}
        >
          {locale === undefined ? t('filter.allLanguages') : nameOf(locale)}
        </MenuItem>
      ))}
    </MenuGroup>
  )
}

function States() {
  const { t } = useTranslation('faqs')
  const [filter, change] = useFaqFilter()
  const words = (active: boolean | undefined) =>
    active === undefined ? t('filter.all') : t(active ? 'filter.on' : 'filter.off')
  return (
    <MenuGroup label={t('filter.state')}>
      {[undefined, true, false].map((active) => (
        <MenuItem
          key={String(active)}
          checked={filter.active === active}
          onSelect={() => {
            change({ active })
          }}
        >
          {words(active)}
        </MenuItem>
      ))}
    </MenuGroup>
  )
}
