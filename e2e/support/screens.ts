import type { Page } from '@playwright/test'
import { inventClient } from './phone.ts'
import type { Phone } from './phone.ts'

export interface Screen {
  name: string
  as: 'concierge' | 'admin' | null
  open: (page: Page, phone: Phone) => Promise<unknown>
  /** Something that is there only once the screen has what it shows; the same in every language. */
  ready: string
}

function at(address: string, ready: string, as: Screen['as']): Screen {
  return { name: address, as, ready, open: (page) => page.goto(address) }
}

const house = (address: string, ready: string) => at(address, ready, 'concierge')
const platform = (address: string, ready: string) => at(`/admin${address}`, ready, 'admin')

const conversation = 'a[href^="/inbox/"]'
const field = 'main input:visible, main textarea:visible'

async function openConversation(page: Page) {
  await page.goto('/inbox?tab=all')
  await page.locator(conversation).first().click()
}

async function openRequest(page: Page, address: string) {
  const api = address.startsWith('/admin') ? '/api/admin/feature-requests' : '/api/feature-requests'
  const { items } = (await (await page.request.get(api)).json()) as { items: { id: number }[] }
  await page.goto(`${address}/${items[0]?.id ?? ''}`)
}

/** The one that has most to show: it waits for its next try. */
async function openLine(page: Page) {
  const { items } = (await (await page.request.get('/api/admin/lines')).json()) as {
    items: { id: number; mode: string }[]
  }
  await page.goto(`/admin/lines/${items.find(({ mode }) => mode === 'sip_bridge')?.id ?? ''}`)
}

/** One that booked: it has a transcript, tools, facts and a card. */
async function openCall(page: Page) {
  const { items } = (await (await page.request.get('/api/calls?limit=50')).json()) as {
    items: { id: number; outcome: string | null }[]
  }
  await page.goto(`/calls/${items.find(({ outcome }) => outcome === 'reserved')?.id ?? ''}`)
}

async function openReservation(page: Page) {
  const { items } = (await (await page.request.get('/api/reservations?kind=stay&limit=1')).json()) as {
    items: { id: number }[]
  }
  await page.goto(`/planning?reservation=${items[0]?.id ?? ''}`)
}

const links = {
  invitation: {
    list: '/api/admin/conciergeries',
    make: (id: number) => `/api/admin/conciergeries/${String(id)}/invite`,
  },
  reset: { list: '/api/members', make: (id: number) => `/api/members/${String(id)}/reset-link` },
}

/** Has a one-time link made for the last of a list, and follows it. */
async function followLink(page: Page, { list, make }: (typeof links)[keyof typeof links]) {
  const { items } = (await (await page.request.get(list)).json()) as { items: { id: number }[] }
  const answer = await page.request.post(make(items.at(-1)?.id ?? 0), { data: {} })
  const [link] = /http[^"]+/.exec(await answer.text()) ?? []
  await page.goto(link ?? '')
}

/** Longer than the window: what scrolls must be within reach of the keyboard. */
async function openLongJournal(page: Page) {
  const { list, make } = links.reset
  const { items } = (await (await page.request.get(list)).json()) as { items: { id: number }[] }
  for (let entry = 0; entry < 30; entry++) await page.request.post(make(items.at(-1)?.id ?? 0), { data: {} })
  await page.goto('/settings/journal')
}

/** Every address of both dashboards, and the phone page. */
export const screens: readonly Screen[] = [
  at('/login', 'form button[type="submit"]', null),
  {
    name: '/invitation/:token',
    as: 'admin',
    ready: 'form input[type="password"]',
    open: (page) => followLink(page, links.invitation),
  },
  {
    name: '/reset-password/:token',
    as: 'concierge',
    ready: 'form input[type="password"]',
    open: (page) => followLink(page, links.reset),
  },
  house('/inbox?tab=all', conversation),
  house('/nowhere', 'main a'),
  { name: '/inbox/:id', as: 'concierge', ready: '[role="log"] [data-row]', open: openConversation },
  house('/planning', '[data-bar]'),
  house('/planning?days=30', '[data-bar]'),
  house('/planning?kind=table', 'main aside h2'),
  house('/planning?view=list', 'main [data-reservation]'),
  house('/planning?view=month', 'main ul button'),
  house('/planning?book=1', 'dialog[open] input[type="radio"]'),
  house('/planning?book=1&party=9', 'dialog[open] section p'),
  house('/planning?waitlist=1', 'dialog[open] li'),
  { name: '/planning?reservation=:id', as: 'concierge', ready: 'dialog[open] dl', open: openReservation },
  house('/calls', 'main a[href^="/calls/"]'),
  { name: '/calls/:id', as: 'concierge', ready: 'article ol li', open: openCall },
  house('/orders', 'main article'),
  house('/messages-left', 'main li'),
  house('/faq', 'main [role="switch"]'),
  house('/faq?new=1', 'dialog[open] textarea'),
  house('/faq/questions', '[role="tabpanel"] li'),
  house('/requests', 'main li'),
  {
    name: '/requests/:id',
    as: 'concierge',
    ready: 'dialog[open] h2',
    open: (page) => openRequest(page, '/requests'),
  },
  ...['house', 'channel', 'telephone', 'assistant', 'account'].map((section) => house(`/settings/${section}`, field)),
  ...['places', 'rates', 'services', 'menu', 'notices', 'replies', 'team', 'keys'].map((section) =>
    house(`/settings/${section}`, 'main h2'),
  ),
  { name: '/settings/journal', as: 'concierge', ready: 'main tr:nth-child(30)', open: openLongJournal },
  at('/admin/login', 'form button[type="submit"]', null),
  platform('/requests', 'main article'),
  {
    name: '/admin/requests/:id',
    as: 'admin',
    ready: 'main aside h2, main aside textarea',
    open: (page) => openRequest(page, '/admin/requests'),
  },
  platform('/conciergeries', 'main tbody tr'),
  platform('/lines', 'main tbody tr'),
  { name: '/admin/lines/:id', as: 'admin', ready: 'main aside [role="log"]', open: openLine },
  platform('/health', 'main dl dd'),
  platform('/account', 'main form input:visible'),
  platform('/nowhere', 'main a'),
  {
    name: 'the phone page',
    as: null,
    ready: '#ideas button',
    open: (page, phone) => phone.open(page, inventClient('Camille')),
  },
  {
    name: 'a call on the phone page',
    as: null,
    ready: '#said .bubble',
    open: async (page, phone) => {
      await phone.open(page, inventClient('Noémie'))
      await page.locator('#call').click()
    },
  },
  { name: 'the page of what left', as: null, ready: '#letters li', open: (page, phone) => phone.openSent(page) },
]
