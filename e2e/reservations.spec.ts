import { inventClient } from './support/phone.ts'
import { Planning, dayFromNow, nextMarch, someDaysAhead } from './support/planning.ts'
import { expect, test } from './support/test.ts'

const owner = { phone: '+33639980901', email: 'demo@example.com' }

test.use({ as: 'concierge' })

test(
  'a stay asked for on WhatsApp is confirmed, is on the planning, and everybody is told',
  { tag: '@smoke' },
  async ({ page, phone, outside, context }) => {
    const client = inventClient('Camille')
    const planning = new Planning(page)
    const hand = await phone.open(await context.newPage(), client)
    await hand.type('Bonjour, une chambre pour deux du 15 au 20 mars ?')
    await expect(hand.replies.last()).toContainText(/Suite Vue Mer\s:\stotal/)
    await hand.type('La standard')
    const recap = `du .* 15 mars ${nextMarch()} au .* 20 mars ${nextMarch()}, 5 nuits, 2 personnes`
    await expect(hand.replies.last()).toContainText(new RegExp(recap))
    await hand.type('oui')
    await expect(hand.replies.last()).toContainText(/est confirmée/)
    const code = /[A-Z]{2}-\d{4}/.exec(await hand.replies.last().innerText())?.[0] ?? ''

    await planning.show(`${nextMarch()}-03-14`)
    await planning.bar(client.name).click()
    await expect(planning.drawer).toContainText(code)
    await expect(planning.drawer).toContainText('Confirmée')
    await expect(planning.drawer).toContainText(/Total.*Taxe de séjour, en plus\s*25,30\s€/s)
    await expect(planning.drawer.getByRole('link', { name: 'Voir la conversation' })).toBeVisible()

    await expect.poll(() => outside.smsTo(owner.phone)).toContainEqual(expect.stringContaining(code))
    const letters = async () => (await outside.mailsTo(owner.email)).map(({ subject, text }) => `${subject}\n${text}`)
    await expect.poll(letters).toContainEqual(expect.stringContaining(code))
    expect(outside.dueFor(code).map(({ template }) => template)).toContain('reminder_day')

    await planning.drawer.getByRole('link', { name: 'Voir la conversation' }).click()
    await expect(page.getByRole('heading', { name: client.name })).toBeVisible()
  },
)

test('by hand: what is free and its price, then the row', { tag: '@smoke' }, async ({ page, context }) => {
  const { name } = inventClient('Noé')
  const planning = new Planning(page)
  const start = someDaysAhead()
  const watcher = await context.newPage()
  await new Planning(watcher).show(dayFromNow(start))

  await planning.show(dayFromNow(start))
  await page.getByRole('button', { name: /^Réserver/ }).click()
  await planning.fill({ from: dayFromNow(start), to: dayFromNow(start + 2), name })
  await planning.drawer.getByRole('radio', { name: 'Standard' }).check()
  await expect(planning.drawer).toContainText('Taxe de séjour')
  await planning.drawer.getByRole('button', { name: 'Réserver' }).click()

  await expect(planning.drawer.getByRole('heading', { name })).toBeVisible()
  await expect(planning.drawer).toContainText(/Total/)
  await expect(new Planning(watcher).bar(name)).toBeVisible()
})

test('by hand, where no suite is left: what is free instead', async ({ page }) => {
  const planning = new Planning(page)
  const start = someDaysAhead()
  const stay = { from: dayFromNow(start), to: dayFromNow(start + 1) }
  for (const guest of ['Un', 'Deux', 'Trois'])
    await page.request.post('/api/reservations', {
      data: {
        kind: 'stay',
        dateFrom: stay.from,
        dateTo: stay.to,
        partySize: 2,
        unitType: 'suite_vue_mer',
        customerName: guest,
      },
    })
  await page.goto(`/planning?date=${stay.from}&book=1&type=suite_vue_mer`)
  await planning.fill({ ...stay, name: 'Quatre' })

  await expect(planning.drawer).toContainText('C’est complet à ces dates.')
  await planning.drawer.getByRole('button', { name: /^Familiale, du/ }).click()
  await planning.drawer.getByRole('button', { name: 'Réserver' }).click()
  await expect(planning.drawer.getByRole('heading', { name: 'Quatre' })).toBeVisible()
})

test('a room is taken out of sale for some nights, and put back', async ({ page }) => {
  const planning = new Planning(page)
  const start = someDaysAhead()
  await planning.show(dayFromNow(start), '&book=1')
  await planning.drawer.getByRole('button', { name: 'Indisponibilité' }).click()
  await expect(planning.drawer.getByRole('button', { name: 'Rendre indisponible' })).toBeDisabled()
  await planning.drawer.getByLabel('Chambre').selectOption('204')
  await planning.drawer.getByLabel('Du').fill(dayFromNow(start))
  await planning.drawer.getByLabel('De nouveau en vente le').fill(dayFromNow(start + 2))
  await planning.drawer.getByLabel('Mention').fill('Chauffage')
  await planning.drawer.getByRole('button', { name: 'Rendre indisponible' }).click()
  await page.getByRole('button', { name: /Chauffage.*indisponible/i }).click()
  await planning.drawer.getByRole('button', { name: 'Remettre en vente' }).click()
  await expect(page.getByRole('button', { name: /Chauffage.*indisponible/i })).toBeHidden()
})

test.describe('against a rule of the house', () => {
  // the browser reports the refusal by itself
  test.use({ silence: async ({ as: _ }, use) => use(undefined) })

  test('by hand: the rule is named, it is done all the same, and the history says so', async ({ page }) => {
    const { name } = inventClient('Rita')
    const planning = new Planning(page)
    const day = dayFromNow(someDaysAhead())
    await page.goto(`/planning?kind=table&date=${day}&book=1&time=16:30&from=${day}`)
    await planning.drawer.getByLabel('Nom').fill(name)
    await planning.drawer.getByRole('button', { name: 'Réserver' }).click()
    await expect(planning.drawer.getByRole('alert')).toContainText('Nous servons aux heures suivantes')
    await planning.drawer.getByRole('button', { name: 'Réserver quand même' }).click()
    await expect(planning.drawer.getByRole('heading', { name })).toBeVisible()
    await expect(planning.drawer).toContainText('Malgré les heures de service')
  })
})

test('by hand, for more people than any room takes: the reason, and nothing to press', async ({ page }) => {
  const planning = new Planning(page)
  const start = someDaysAhead()
  await page.goto(`/planning?date=${dayFromNow(start)}&book=1`)
  await planning.fill({ from: dayFromNow(start), to: dayFromNow(start + 1), party: 9, name: 'Neuf' })
  await expect(planning.drawer).toContainText('Nous accueillons 4 personnes au plus.')
  await expect(planning.drawer.getByRole('radio', { name: 'Standard' })).toHaveCount(0)
})

test('moved and prolonged by the form of the drawer, the difference told before', async ({ page }) => {
  const { name } = inventClient('Anaïs')
  const planning = new Planning(page)
  const start = someDaysAhead()
  await planning.book({ from: dayFromNow(start), to: dayFromNow(start + 2), name, type: 'Standard' })

  await planning.drawer.getByLabel('Départ').fill(dayFromNow(start + 3))
  await expect(planning.drawer.getByRole('status')).toContainText(/€ de plus/)
  await planning.drawer.getByRole('button', { name: 'Enregistrer' }).click()

  await expect(planning.drawer).toContainText('3 nuits')
  await expect(planning.drawer).toContainText('Déplacée')
})

test('arrives, is in house; a press too many is undone', async ({ page }) => {
  const { name } = inventClient('Basile')
  const planning = new Planning(page)
  await planning.book({ from: dayFromNow(0), to: dayFromNow(1), party: 3, name })

  await planning.drawer.getByRole('button', { name: 'Accueillir' }).click()
  await expect(planning.drawer).toContainText('En séjour')
  await planning.drawer.getByRole('button', { name: 'Rétablir' }).click()
  await expect(planning.drawer).toContainText('Confirmée')
})

test('is cancelled with a reason, and its nights are free again', async ({ page }) => {
  const { name } = inventClient('Clara')
  const planning = new Planning(page)
  const start = someDaysAhead()
  await planning.book({ from: dayFromNow(start), to: dayFromNow(start + 1), name })
  await page.getByRole('button', { name: /^Annuler/ }).click()
  const question = page.getByRole('alertdialog')
  await question.getByLabel('Motif').fill('Train supprimé')
  await question.getByRole('button', { name: 'Annuler la réservation' }).click()

  await expect(planning.drawer).toContainText('Annulée')
  await expect(planning.drawer).toContainText('Train supprimé')
  await planning.show(dayFromNow(start))
  await expect(planning.bar(name)).toHaveCount(0)
})

test.describe('with a mouse', () => {
  test.skip(({ isMobile }) => isMobile, 'a finger scrolls: on a phone stays are moved by the form')

  test('is dragged to another room, and back by « Annuler »', async ({ page }) => {
    const { name } = inventClient('Dorian')
    const planning = new Planning(page)
    const start = someDaysAhead()
    await planning.book({ from: dayFromNow(start), to: dayFromNow(start + 2), name, type: 'Standard' })
    await planning.show(dayFromNow(start))
    const label = async () => (await planning.bar(name).getAttribute('aria-label')) ?? ''
    const room = (await label()).slice(0, 3)

    const box = (await planning.bar(name).boundingBox()) ?? { x: 0, y: 0, height: 0 }
    const grip = { x: box.x + 20, y: box.y + box.height / 2 }
    const lines = room === '106' ? -1 : 1
    await page.mouse.move(grip.x, grip.y)
    await page.mouse.down()
    await page.mouse.move(grip.x, grip.y + 20 * lines)
    await page.mouse.move(grip.x, grip.y + 40 * lines)
    await page.mouse.up()

    await expect.poll(async () => (await label()).slice(0, 3)).toBe(String(Number(room) + lines))
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.poll(async () => (await label()).slice(0, 3)).toBe(room)
  })

  test('is prolonged by its end, once the price has been agreed to', async ({ page }) => {
    const { name } = inventClient('Edwige')
    const planning = new Planning(page)
    const start = someDaysAhead()
    await planning.book({ from: dayFromNow(start), to: dayFromNow(start + 2), name, type: 'Familiale' })
    await planning.show(dayFromNow(start))

    const box = (await planning.bar(name).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const end = { x: box.x + box.width - 3, y: box.y + box.height / 2 }
    await page.mouse.move(end.x, end.y)
    await page.mouse.down()
    await page.mouse.move(end.x + 40, end.y)
    await page.mouse.move(end.x + 76, end.y)
    await page.mouse.up()

    await expect(planning.drawer).toContainText(/€ de plus/)
    await planning.drawer.getByRole('button', { name: 'Déplacer' }).click()
    await planning.bar(name).click()
    await expect(planning.drawer).toContainText('3 nuits')
  })
})
