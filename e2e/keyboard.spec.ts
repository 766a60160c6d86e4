import type { Page } from '@playwright/test'
import { inventClient } from './support/phone.ts'
import { Planning, dayFromNow, someDaysAhead } from './support/planning.ts'
import { expect, test } from './support/test.ts'

test.use({ as: 'concierge' })

const currentRow = (page: Page) => page.locator('a[aria-current="page"][href^="/inbox/"]')

test('conversations are walked through, answered and left without a mouse', async ({ page }) => {
  await page.goto('/inbox?tab=all')
  const rows = page.locator('a[href^="/inbox/"]')
  await expect(rows.nth(1)).toBeVisible()
  const [first, second] = [await rows.nth(0).getAttribute('href'), await rows.nth(1).getAttribute('href')]

  await page.keyboard.press('j')
  await expect(currentRow(page)).toHaveAttribute('href', first ?? '')
  await page.keyboard.press('j')
  await expect(currentRow(page)).toHaveAttribute('href', second ?? '')
  await page.keyboard.press('k')
  await expect(currentRow(page)).toHaveAttribute('href', first ?? '')

  const field = page.getByRole('textbox', { name: 'Votre réponse' })
  await expect(field).toBeVisible()
  await page.keyboard.press('r')
  await expect(field).toBeFocused()
  await page.keyboard.type('jk?')
  await expect(field).toHaveValue('jk?')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')

  await page.keyboard.press('Escape')
  await expect(field).not.toBeFocused()
  await expect(currentRow(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(currentRow(page)).toHaveCount(0)
  await expect(page).toHaveURL(/\/inbox\?tab=all$/)
})

test('the shortcuts are listed, and lead from page to page', async ({ page }) => {
  await page.goto('/inbox')
  await expect(page.getByRole('navigation', { name: 'Filtrer les conversations' })).toBeVisible()

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Raccourcis clavier' })
  await expect(help).toContainText('Conversation suivante')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)

  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page).toHaveURL(/\/faq$/)
  await expect(page.getByRole('heading', { name: 'FAQ', level: 1 })).toBeVisible()
})

test('a booking is made, moved by a day and cancelled without a mouse', async ({ page }) => {
  const { name } = inventClient('Irène')
  const start = someDaysAhead()
  const [from, to, later] = [0, 1, 2].map((days) => dayFromNow(start + days)) as [string, string, string]
  const planning = new Planning(page)
  await planning.show(from)
  await page.keyboard.press('c')
  await expect(planning.drawer.getByLabel('Arrivée')).toBeFocused()
  await planning.fill({ from, to, name })
  await planning.drawer.getByLabel('Nom').press('Enter')
  await expect(planning.drawer.getByRole('heading', { name })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(planning.drawer).toHaveCount(0)

  await planning.bar(name).focus()
  await page.keyboard.press('Enter')
  const departure = planning.drawer.getByLabel('Départ')
  await departure.fill(later)
  await expect(planning.drawer.getByRole('status')).toContainText('de plus')
  await departure.press('Enter')
  await expect(planning.drawer).toContainText('2 nuits')

  await planning.drawer.getByRole('button', { name: 'Annuler la réservation' }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Annuler la réservation' }).press('Enter')
  await expect(planning.drawer).toContainText('Annulée')
})
