import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { Planning, dayFromNow, someDaysAhead } from './support/planning.ts'
import { expect, test } from './support/test.ts'

const password = 'un phare dans la brume'

/** A house that sells nothing yet, with its owner signed in. */
async function openNewHouse(page: Page, kind: 'hotel' | 'restaurant') {
  const email = `owner-${randomInt(1e9)}@example.com`
  const house = { name: 'La Maison du Port', email, password, kind }
  expect((await page.request.post('/api/admin/conciergeries', { data: house })).status()).toBe(201)
  expect((await page.request.post('/api/auth/login', { data: { email, password } })).status()).toBe(200)
}

test.describe('a house that begins', () => {
  test.use({ as: 'admin' })

  test('has its rooms in two minutes, and books at once', { tag: '@smoke' }, async ({ page }) => {
    await openNewHouse(page, 'hotel')
    await page.goto('/planning')
    await expect(page.getByRole('heading', { name: 'Qu’est-ce qui se réserve chez vous ?' })).toBeVisible()
    await page.getByLabel('chambres', { exact: true }).fill('3')
    await page.getByLabel('€ la nuit').fill('75')
    await page.getByRole('button', { name: 'Créer les chambres' }).click()

    const planning = new Planning(page)
    await planning.show(dayFromNow(0))
    await expect(page.getByText('3 libres').first()).toBeVisible()
    await planning.book({ from: dayFromNow(1), to: dayFromNow(2), name: 'Première Cliente' })
    await expect(planning.drawer).toContainText(/75,00\s€/)
  })

  test('is told on the bar and in the drawer of a guest whose room went out of sale', async ({ page }) => {
    await openNewHouse(page, 'hotel')
    const data = { kind: 'stay', types: [{ name: 'Standard', count: 2, maxParty: 2, priceCents: 7_500 }] }
    expect((await page.request.post('/api/inventory/setup', { data })).status()).toBe(201)
    const planning = new Planning(page)
    await planning.book({ from: dayFromNow(1), to: dayFromNow(3), name: 'Odile Renard' })
    const alert = planning.drawer.getByRole('status').filter({ hasText: /chambre hors vente, à déplacer/i })
    await expect(planning.drawer.getByText('Confirmée')).toBeVisible()
    await expect(alert).toBeHidden()

    const { items } = (await (await page.request.get('/api/reservations')).json()) as {
      items: { units: { id: number }[] }[]
    }
    const unitId = items.flatMap(({ units }) => units)[0]?.id ?? 0
    expect((await page.request.delete(`/api/units/${unitId}`)).ok()).toBe(true)
    await planning.show(dayFromNow(0))
    await planning.bar('Odile Renard').click()
    await expect(alert).toBeVisible()
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(alert).toBeVisible()
  })

  test('has its tables and services, and seats its first party', async ({ page }) => {
    await openNewHouse(page, 'restaurant')
    await page.goto('/planning')
    await page.getByRole('button', { name: 'Créer les tables' }).click()
    await expect(page.getByRole('complementary', { name: 'Arrivées' })).toBeVisible()
    const data = { kind: 'table', date: dayFromNow(1), time: '20:00', partySize: 2, customerName: 'Premier Client' }
    expect((await page.request.post('/api/reservations', { data })).status()).toBe(201)
    await page.goto(`/planning?date=${dayFromNow(1)}`)
    await page.getByText('Dîner', { exact: true }).click()
    await expect(page.getByRole('complementary', { name: 'Arrivées' })).toContainText('Premier Client')
  })
})

test.describe('in the settings', () => {
  test.use({ as: 'concierge' })
  const dialog = (page: Page) => page.getByRole('dialog')

  test('a rate for some days is the price of those nights', async ({ page }) => {
    const date = dayFromNow(someDaysAhead())
    await page.goto('/settings/rates')
    await page.getByRole('button', { name: 'Ajouter une règle' }).click()
    await dialog(page).getByLabel('Nom').fill(`Salon ${date}`)
    await dialog(page).getByLabel('Pour').selectOption({ label: 'Standard' })
    await dialog(page).getByLabel('Du', { exact: true }).fill(date)
    await dialog(page).getByLabel('Au (compris)').fill(date)
    await dialog(page).getByLabel('Prix d’une nuit (€)').fill('199')
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: `Salon ${date}` })).toContainText(/199,00\s€/)
    await page.goto(`/planning?date=${date}`)
    await expect(page.getByText(/^199\s€$/)).toBeVisible()
  })

  test('a room, a service, a dish and a notice are changed where they are', async ({ page }) => {
    const name = `X${randomInt(1e6)}`
    await page.goto('/settings/places')
    const suites = page.getByRole('region', { name: 'Suite Vue Mer' })
    await suites.getByLabel('Nouvelle chambre').fill(name)
    await suites.getByRole('button', { name: 'Ajouter' }).click()
    const onSale = suites.getByRole('switch', { name: `${name} en vente` })
    await expect(onSale).toBeChecked()
    await onSale.click()
    await expect(onSale).not.toBeChecked()

    await page.goto('/settings/services')
    await expect(page.getByRole('main')).toContainText('Déjeuner')
    await page.goto('/settings/menu')
    await page.getByRole('button', { name: 'Ajouter à la carte' }).click()
    await dialog(page).getByLabel('Nom').fill(`Kouign-amann ${name}`)
    await dialog(page).getByLabel('Prix (€)').fill('4,50')
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(/4,50\s€/)

    await page.goto('/settings/notices')
    const checkbox = page.getByRole('checkbox', { name: 'Question sans réponse, E-mail' })
    const before = await checkbox.isChecked()
    await checkbox.click()
    await expect(checkbox).toBeChecked({ checked: !before })
    await page.reload()
    await expect(checkbox).toBeChecked({ checked: !before })
    await checkbox.click()
    await expect(checkbox).toBeChecked({ checked: before })
  })
})
