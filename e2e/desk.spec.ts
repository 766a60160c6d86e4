import { inventClient } from './support/phone.ts'
import { Planning, dayFromNow, someDaysAhead } from './support/planning.ts'
import { expect, test } from './support/test.ts'

test.use({ as: 'concierge' })

test('a table is booked by hand, is among the arrivals of its service, and on the timeline of a wide screen', async ({
  page,
  isMobile,
}) => {
  const { name } = inventClient('Fanny')
  const planning = new Planning(page)
  const date = dayFromNow(someDaysAhead())
  await page.goto(`/planning?kind=table&date=${date}&book=1`)
  await planning.drawer.getByLabel('Jour', { exact: true }).fill(date)
  await planning.drawer.getByLabel('Heure').fill('20:00')
  await planning.drawer.getByLabel('Personnes').fill('4')
  await planning.drawer.getByLabel('Nom').fill(name)
  await planning.drawer.getByRole('radio', { name: 'Terrasse' }).check()
  await planning.drawer.getByRole('button', { name: 'Réserver' }).click()
  await expect(planning.drawer.getByRole('heading', { name })).toBeVisible()
  await expect(planning.drawer).toContainText(/T1[56]/)

  await page.goto(`/planning?kind=table&date=${date}`)
  await page.getByText('Dîner', { exact: true }).click()
  await expect(page.getByRole('complementary', { name: 'Arrivées' })).toContainText(name)
  await expect(planning.bar(name)).toBeVisible({ visible: !isMobile })
})

test('tonight has its covers, and who waits for eight o’clock', async ({ page }) => {
  await page.goto('/planning?kind=table')
  await page.getByText('Dîner', { exact: true }).click()
  await expect(page.getByText(/^\d+ couverts sur 60$/)).toBeVisible()
  await page.getByRole('button', { name: /^Liste d’attente/ }).click()
  await expect(page.getByRole('dialog')).toContainText('Marion Le Gall')
})

test('somebody joins the waiting list, is offered the place that comes free, and leaves the list', async ({ page }) => {
  const { name } = inventClient('Gaspard')
  const planning = new Planning(page)
  const start = someDaysAhead()
  const stay = { from: dayFromNow(start), to: dayFromNow(start + 1) }
  const cancelled: number[] = []
  for (const unitType of ['suite_vue_mer', 'suite_vue_mer', 'suite_vue_mer']) {
    const data = { kind: 'stay', dateFrom: stay.from, dateTo: stay.to, partySize: 2, unitType, customerName: 'Plein' }
    const answer = await page.request.post('/api/reservations', { data })
    if (answer.ok()) cancelled.push(((await answer.json()) as { reservation: { id: number } }).reservation.id)
  }
  const waiting = { kind: 'stay', unitType: 'suite_vue_mer', dateFrom: stay.from, dateTo: stay.to, partySize: 2, name }
  await page.request.post('/api/waitlist', { data: waiting })

  await page.goto('/planning?waitlist=1')
  const entry = planning.drawer.getByRole('listitem').filter({ hasText: name })
  await expect(entry).toBeVisible()
  await page.request.post(`/api/reservations/${cancelled[0] ?? 0}/cancel`, { data: {} })
  await expect(entry).toContainText('Proposé jusqu’à')
  await entry.getByRole('button', { name: 'Retirer' }).click()
  await expect(entry).toHaveCount(0)
})

test('an order goes along the board, and one step back', async ({ page }) => {
  const { name } = inventClient('Hugo')
  const items = [{ name: 'Café', quantity: 2 }]
  await page.request.post('/api/orders', { data: { customerName: name, items, mode: 'dine_in' } })
  await page.goto('/orders')
  const column = (status: string) => page.getByRole('region', { name: status }).filter({ hasText: name })
  await column('Nouvelles')
    .getByRole('article')
    .filter({ hasText: name })
    .getByRole('button', { name: 'Accepter' })
    .click()
  await expect(column('Acceptées')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(column('Nouvelles')).toBeVisible()
})

test('a message left arrives by itself, and is done', async ({ page }) => {
  const { name } = inventClient('Inès')
  await page.goto('/messages-left')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await page.request.post('/api/messages', { data: { name, text: 'Rappeler pour le gâteau.' } })
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText('Rappeler pour le gâteau.')
  await row.getByRole('button', { name: 'Traité' }).click()
  await expect(row).toHaveCount(0)
})
