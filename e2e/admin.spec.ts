import { randomInt } from 'node:crypto'
import { collectFaults } from './support/faults.ts'
import { expect, test } from './support/test.ts'

test('an administrator signs in', { tag: '@smoke' }, async ({ page }) => {
  await page.goto('/admin/')
  await page.getByRole('button', { name: 'Remplir' }).click()
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: 'Demandes', level: 1 })).toBeVisible()
})

test.describe('a signed-in administrator', { tag: '@smoke' }, () => {
  test.use({ as: 'admin' })

  test('opens a house, whose owner joins by the link', async ({ page, browser }) => {
    const name = `Villa des Pins ${String(randomInt(1_000_000))}`
    await page.goto('/admin/conciergeries')
    await page.getByRole('button', { name: 'Nouvelle conciergerie' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nom').fill(name)
    await dialog.getByLabel('E-mail du responsable').fill(`${name.replaceAll(' ', '-').toLowerCase()}@example.com`)
    await dialog.getByRole('button', { name: 'Créer' }).click()
    const link = await dialog.getByLabel('Lien à usage unique').inputValue()
    await dialog.getByRole('button', { name: 'Fermer' }).click()
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()

    const elsewhere = await browser.newContext({ storageState: { cookies: [], origins: [] } })
    const faults = collectFaults(elsewhere)
    const owner = await elsewhere.newPage()
    await owner.goto(link)
    await owner.getByLabel('Votre nom').fill('Aline Kervella')
    await owner.getByLabel('Nouveau mot de passe', { exact: true }).fill('trois goélands sur la digue')
    await owner.getByRole('button', { name: 'Rejoindre la réception' }).click()
    await expect(owner.getByRole('navigation', { name: 'Filtrer les conversations' })).toBeVisible()
    await expect(owner).toHaveTitle(new RegExp(name))
    expect(faults).toEqual([])
    await elsewhere.close()
  })

  test('moves a request by its menu, and takes that back', async ({ page, isMobile }) => {
    const title = `Prévenir quand une chambre est prête (${isMobile ? 'poche' : 'bureau'})`
    const created = await page.request.post('/api/admin/feature-requests', {
      data: { title, description: 'Au retour du ménage.' },
    })
    expect(created.status()).toBe(201)
    await page.goto('/admin/requests')
    const cardIn = (column: string) =>
      page.getByRole('region', { name: column }).getByRole('article').filter({ hasText: title })
    await expect(cardIn('En attente')).toBeVisible()

    await page.getByRole('button', { name: `Actions pour « ${title} »` }).click()
    await page.getByRole('menuitemradio', { name: 'Terminées' }).click()
    await expect(cardIn('Terminées')).toHaveCount(1)
    await expect(cardIn('En attente')).toHaveCount(0)

    await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Annuler' }).click()
    await expect(cardIn('En attente')).toHaveCount(1)
    await expect(cardIn('Terminées')).toHaveCount(0)
  })

  test('sees how the queue does', async ({ page }) => {
    await page.goto('/admin/health')
    const queue = page.getByRole('term').filter({ hasText: 'File d’attente' }).locator('..')
    await expect(queue).toContainText(/\d/)
    await expect(queue).toContainText('Bon')
  })
})

for (const locale of ['fr-FR', 'en-GB'])
  test.describe(`the rail in ${locale}`, () => {
    test.use({ as: 'admin', locale })
    test.skip(({ isMobile }) => isMobile, 'a phone has a bar')

    test('cuts no name of a page beside its count, whatever the font', async ({ page }) => {
      await page.route('**/api/admin/lines', async (route) => {
        const answer = await route.fetch()
        const found = (await answer.json()) as { items: object[] }
        const items = Array.from({ length: 48 }, (_, at) => ({ ...found.items[0], id: at + 1, state: 'backoff' }))
        await route.fulfill({ response: answer, json: { ...found, items } })
      })
      await page.goto('/admin/requests')
      await page.evaluate(() => {
        document.documentElement.style.setProperty('--font-sans', "Verdana, 'DejaVu Sans', sans-serif")
      })
      const rail = page.getByRole('navigation')
      await expect(rail.getByText('48', { exact: true })).toBeVisible()
      const cut = await rail
        .locator('.truncate')
        .evaluateAll((names) =>
          names.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent),
        )
      expect(cut).toEqual([])
    })
  })
