import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { openBookingSite } from './support/booking-site.ts'
import type { BookingSite } from './support/booking-site.ts'
import { expect, test } from './support/test.ts'

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const offers = (page: Page) => page.getByRole('list', { name: 'Ce qui est libre' }).getByRole('listitem')

let site: BookingSite
test.beforeAll(async ({ playwright }, { project }) => {
  site = await openBookingSite(playwright.request, project.use.baseURL ?? '')
})
test.afterAll(() => site.close())

async function ask(page: Page, from: number, to: number) {
  await page.getByLabel('Arrivée').fill(dayFromNow(from))
  await page.getByLabel('Départ').fill(dayFromNow(to))
  await page.getByLabel('Personnes').fill('2')
  await page.getByRole('button', { name: 'Voir ce qui est libre' }).click()
}

async function book(page: Page, phone: string) {
  await page.getByLabel('Prénom').fill('Zoé')
  await page.getByLabel('Nom', { exact: true }).fill('Martin')
  await page.getByLabel('Téléphone').fill(phone)
  await page.getByRole('button', { name: 'Réserver', exact: true }).click()
}

const takeByHand = (from: number, to: number) =>
  site.owner.post('/api/reservations', {
    data: { kind: 'stay', dateFrom: dayFromNow(from), dateTo: dayFromNow(to), partySize: 2, customerName: 'Paul' },
  })

const listOnline = async () => {
  const answer = await site.owner.get('/api/reservations?source=web')
  return ((await answer.json()) as { items: { code: string; startsAt: string; totalCents: number }[] }).items
}

test('a visitor of another site sees the price, books and is given the code', async ({ page }) => {
  await page.goto(site.url)
  await expectAccessible(page)
  await ask(page, 30, 32)
  await expect(offers(page)).toContainText(/Chambre du phare · 178,00\s€/)
  await expectAccessible(page)

  await page.getByRole('button', { name: /^Choisir Chambre du phare/ }).click()
  await expect(page.getByText(/^Chambre du phare, du .*178,00/)).toBeFocused()
  await expectAccessible(page)
  await book(page, '06 39 98 01 01')

  await expect(page.getByRole('heading', { name: 'Merci !' })).toBeVisible()
  const code = await page.locator('[data-code]').innerText()
  expect(await listOnline()).toContainEqual(
    expect.objectContaining({ code, startsAt: dayFromNow(30), totalCents: 17800 }),
  )
  await expectAccessible(page)
})

test('a visitor who comes too late is offered what is near, and books that', async ({ page }) => {
  await takeByHand(50, 52)
  await page.goto(site.url)
  await ask(page, 50, 52)
  await expect(page.getByRole('status')).toContainText(/complet.*Cela vous irait-il/)
  await offers(page).first().getByRole('button').click()
  await book(page, '06 39 98 01 02')
  await expect(page.locator('[data-code]')).toHaveText(/^[A-Z]{2}-\d{4}$/)
})

test.describe('what is refused', () => {
  // a browser reports each refused request as an error of the page
  test.use({ silence: async ({ as: _ }, use) => use(undefined) })

  test('says at each field what is missing, and leads there', async ({ page }) => {
    await page.goto(site.url)
    await ask(page, 60, 59)
    await expect(page.getByLabel('Départ')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('Départ')).toBeFocused()
    await expect(page.getByLabel('Départ')).toHaveAccessibleDescription(/après l’arrivée/)

    await ask(page, 60, 61)
    await page.getByRole('button', { name: /^Choisir/ }).click()
    await book(page, '')
    await expect(page.getByLabel('Téléphone')).toHaveAccessibleDescription(/À quel numéro/)
    await expectAccessible(page)
    await book(page, '06 39 98 01 03')
    await expect(page.locator('[data-code]')).not.toBeEmpty()
  })

  test('a room that somebody else took meanwhile leads to others', async ({ page }) => {
    await page.goto(site.url)
    await ask(page, 70, 72)
    await page.getByRole('button', { name: /^Choisir/ }).click()
    expect((await takeByHand(70, 72)).status()).toBe(201)
    await book(page, '06 39 98 01 04')
    await expect(page.getByRole('status')).toContainText('complet')
    await expect(offers(page).first()).toBeVisible()
  })

  test('an answer that was lost is asked for again, and books once', async ({ page }) => {
    await page.goto(site.url)
    await ask(page, 80, 81)
    await page.getByRole('button', { name: /^Choisir/ }).click()
    await page.route('**/api/reservations', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await book(page, '06 39 98 01 05')
    await expect(page.getByRole('status')).toContainText('ne répond pas')
    await page.unroute('**/api/reservations')
    await page.getByRole('button', { name: 'Réserver', exact: true }).click()
    const code = await page.locator('[data-code]').textContent()
    await expect(page.locator('[data-code]')).not.toBeEmpty()
    expect(code).not.toBeNull()
    expect((await listOnline()).filter(({ startsAt }) => startsAt === dayFromNow(80))).toHaveLength(1)
  })
})
