import { inventClient } from './support/phone.ts'
import { Planning } from './support/planning.ts'
import { expect, test } from './support/test.ts'

test.use({ as: 'concierge' })
// a call lasts as long as it would
test.describe.configure({ timeout: 180_000 })

/** Of the demonstration's owner. */
const manager = '+33639980901'
/** As the screen writes it. */
const shown = (number: string) => `0${number.slice(3)}`.replaceAll(/(..)(?=.)/g, '$1\u00A0')

test('a typed call books: seen while it lasts, and told alike afterwards by transcript, planning, text and timeline', async ({
  page,
  context,
  phone,
  outside,
}) => {
  const client = inventClient('Camille')
  const handset = await context.newPage()
  const call = await (await phone.open(handset, client)).call()

  await page.goto('/calls')
  const live = page.getByRole('region', { name: 'Appels en cours' }).getByRole('listitem')
  const row = live.filter({ hasText: shown(client.number) })
  await expect(row).toContainText('intelligence artificielle')
  await call.say('Bonjour, je voudrais une suite pour deux du 15 au 20 mars.', /quel nom/i)
  await expect(row).toContainText('quel nom')
  await call.say('Camille Martin', /confirme cette réservation/i)
  await call.say('Oui, c’est parfait.', /est confirmée/i)
  await row.getByRole('link').click()
  await call.hangUp()

  const transcript = page.getByRole('list', { name: 'Transcription' })
  await expect(transcript).toContainText('Oui, c’est parfait.')
  await expect(transcript).toContainText('Option posée')
  const card = page.getByRole('article').getByRole('link', { name: /Confirmée/ })
  await expect(card).toContainText(/Suite Vue Mer.*15 mars.*20 mars/s)
  const code = /[A-Z]{2}-\d{4}/.exec((await card.textContent()) ?? '')?.[0] ?? ''
  const timeline = page.getByRole('article').getByRole('listitem')
  await expect(timeline.filter({ hasText: `Réservation ${code}` })).toBeVisible()
  await expect.poll(async () => (await outside.smsTo(manager)).some((body) => body.includes(code))).toBe(true)

  await page.getByRole('button', { name: 'Écarter : Arrivée' }).click()
  await expect(page.getByText('écarté', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Accepter : Personnes' }).click()
  await expect(page.getByText('accepté', { exact: true })).toBeVisible()

  await card.click()
  const { drawer } = new Planning(page)
  await expect(drawer).toContainText('Camille Martin')
  await expect(drawer).toContainText(code)
  await expect(drawer).toContainText(/Personnes\s*2/)
})

test('a concierge hangs up on a call, and its follow-up is done', async ({ page, context, phone }) => {
  const client = inventClient('Nadia')
  const handset = await context.newPage()
  const call = await (await phone.open(handset, client)).call()

  await page.goto('/calls')
  const live = page.getByRole('region', { name: 'Appels en cours' }).getByRole('listitem')
  const row = live.filter({ hasText: shown(client.number) })
  await row.getByRole('button', { name: 'Raccrocher' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Raccrocher' }).click()
  await expect(call.ended).toBeVisible()
  await expect(row).toHaveCount(0)

  await page
    .getByRole('link')
    .filter({ hasText: shown(client.number) })
    .click()
  const article = page.getByRole('article')
  await expect(article).toContainText('l’équipe a raccroché')
  const followUp = article.getByRole('button', { name: 'À suivre', exact: true })
  const done = article.getByRole('button', { name: 'Suivi', exact: true })
  await expect(followUp.or(done)).toBeVisible()
  if (await followUp.isVisible()) await followUp.click()
  await done.click()
  await expect(followUp).toBeVisible()
})

test('a concierge takes a call over on their own telephone, and the record says so', async ({
  page,
  context,
  phone,
}) => {
  const client = inventClient('Inès')
  const handset = await context.newPage()
  const call = await (await phone.open(handset, client)).call()
  const { member } = (await (await page.request.get('/api/auth/me')).json()) as { member: { phone: string | null } }
  if (member.phone === null) await page.request.patch('/api/auth/me', { data: { phone: manager } })

  await page.goto('/calls')
  const live = page.getByRole('region', { name: 'Appels en cours' }).getByRole('listitem')
  const row = live.filter({ hasText: shown(client.number) })
  await row.getByRole('button', { name: 'Reprendre' }).click()
  await expect(page.getByText('L’appel sonne sur votre téléphone')).toBeVisible()
  await expect(call.ended).toBeVisible({ timeout: 45_000 })
  await expect(row).toHaveCount(0, { timeout: 45_000 })

  await page
    .getByRole('link')
    .filter({ hasText: shown(client.number) })
    .click()
  const article = page.getByRole('article')
  await expect(article).toContainText('Transféré')
  await expect(article).toContainText('passé à l’équipe')
  await expect(article).toContainText('L’appel a été passé à l’équipe.')
  await expect(page.getByRole('list', { name: 'Transcription' })).toContainText('ne quittez pas')
})
