import { randomInt } from 'node:crypto'
import { expect, test } from './support/test.ts'

const newNumber = () => `+3329900${String(randomInt(10_000)).padStart(4, '0')}`
/** As the screen writes it. */
const shown = (number: string) => `0${number.slice(3)}`.replaceAll(/(..)(?=.)/g, '$1\u00A0')

test.describe('an administrator', { tag: '@smoke' }, () => {
  test.use({ as: 'admin' })

  test('gives a house a line, stops it, starts it again and takes it away', async ({ page }) => {
    const number = newNumber()
    await page.goto('/admin/lines')
    await expect(page.getByRole('row').filter({ hasText: 'La Table de Suzanne' })).toBeVisible()

    await page.getByRole('button', { name: 'Nouvelle ligne' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Conciergerie').selectOption({ label: 'Clés d’Armor' })
    await dialog.getByLabel('Numéro').fill(number)
    await dialog.getByRole('button', { name: 'Créer la ligne' }).click()

    const panel = page.getByRole('complementary', { name: 'Clés d’Armor' })
    await expect(panel).toContainText(shown(number))
    await expect(panel.getByText('En marche', { exact: true }).first()).toBeVisible()

    await panel.getByRole('button', { name: 'Arrêter' }).click()
    await expect(panel.getByText('Arrêtée', { exact: true }).first()).toBeVisible()
    await expect(panel.getByRole('log')).toContainText('arrêtée')
    await panel.getByRole('button', { name: 'Démarrer' }).click()
    await expect(panel.getByText('En marche', { exact: true }).first()).toBeVisible()

    await panel.getByRole('button', { name: 'Supprimer la ligne' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer la ligne' }).click()
    await expect(panel).toBeHidden()
    await expect(page.getByRole('row').filter({ hasText: shown(number) })).toHaveCount(0)
  })

  test('sees what a line waits for, and has it try now', async ({ page }) => {
    await page.goto('/admin/lines?q=Suzanne')
    await page.getByRole('link', { name: 'La Table de Suzanne' }).click()
    const panel = page.getByRole('complementary', { name: 'La Table de Suzanne' })
    await expect(panel.getByRole('log')).toContainText('essai')
    await expect(panel.getByRole('region', { name: 'Configuration' })).toContainText('••••••••')
    await expect(panel.getByRole('img', { name: /en service/ })).toBeVisible()
    const tryNow = panel.getByRole('button', { name: 'Essayer maintenant' })
    await tryNow.click()
    // counted from zero again: the first wait is the shortest
    await expect(panel.getByText(/avant le \d+er? essai/).first()).toBeVisible()
  })
})

test.describe('an owner', { tag: '@smoke' }, () => {
  test.use({ as: 'concierge' })

  test('says how the telephone is answered, and reads there what to paste', async ({ page, isMobile }) => {
    await page.goto('/settings/telephone')
    await expect(page.getByLabel(/^Adresse à coller/).first()).toHaveValue(/\/api\/voice\/incoming$/)
    const transfer = page.getByLabel('Passer à')
    await transfer.fill('06 39 98 09 01')
    await transfer.blur()
    await expect(transfer).toHaveValue('+33639980901')
    // the whole list is sent: two windows at once would undo one another
    if (isMobile) return
    await page.getByLabel('Ajouter un nom propre').fill('Chausey')
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Chausey' })).toBeVisible()
    await page.getByRole('button', { name: 'Retirer Chausey' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Chausey' })).toHaveCount(0)
  })
})
