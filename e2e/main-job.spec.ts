import { Inbox } from './support/inbox.ts'
import { inventClient } from './support/phone.ts'
import type { Phone } from './support/phone.ts'
import { expect, test } from './support/test.ts'

const breakfast = 'À quelle heure est le petit-déjeuner ?'
const served = /servi de 7\sh\s30 à 10\sh\s30/

/** What was asked before somebody else's answered question would have been answered by now. */
async function letOthersBeAnswered(phone: Phone) {
  const other = inventClient('Témoin')
  await phone.say(other, breakfast)
  await expect.poll(() => phone.heard(other)).toContainEqual(expect.stringMatching(served))
}

test('a question on WhatsApp is answered before the concierge’s eyes', { tag: '@smoke' }, async ({ page, phone }) => {
  const client = inventClient('Noémie')
  const inbox = new Inbox(page)
  await page.goto('/')
  await page.getByRole('button', { name: 'Remplir' }).click()
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('navigation', { name: 'Filtrer les conversations' }).getByRole('link', { name: /^IA/ }).click()

  await phone.say(client, 'Bonjour')
  await inbox.open(client)
  await phone.say(client, breakfast)

  await expect(inbox.line(breakfast)).toBeVisible()
  const answer = inbox.answers.filter({ hasText: served })
  await expect(answer).toBeVisible()
  await answer.getByRole('button', { name: '1 source' }).click()
  await expect(answer.getByRole('link', { name: /petit-déjeuner/ })).toHaveAttribute('href', /^\/faq\?edit=\d+$/)
  await expect.poll(() => phone.heard(client)).toContainEqual(expect.stringMatching(served))
})

test.describe('a signed-in concierge', { tag: '@smoke' }, () => {
  test.use({ as: 'concierge' })

  test('reads what was typed on the phone, and the phone shows the answer', async ({ page, phone, context }) => {
    const client = inventClient('Julien')
    const inbox = new Inbox(page)
    await page.goto('/inbox?tab=ai')
    const hand = await phone.open(await context.newPage(), client)

    await hand.type(breakfast)
    await expect(hand.replies.filter({ hasText: served })).toBeVisible()

    await inbox.open(client)
    await expect(inbox.answers.filter({ hasText: served })).toBeVisible()
  })

  test('takes over, is read, keeps the AI silent, and hands back', async ({ page, phone }) => {
    const client = inventClient('Sofia')
    const inbox = new Inbox(page)
    await phone.say(client, breakfast)
    await page.goto('/inbox?tab=all')
    await inbox.open(client)
    await expect(inbox.answers).toHaveCount(1)

    await page.keyboard.press('t')
    await expect(inbox.line(/a pris la main/)).toBeVisible()

    await inbox.reply('Bonjour Sofia, je m’en occupe moi-même.')
    const reply = inbox.line('je m’en occupe moi-même')
    await expect(reply).toContainText(/Envoyé|Remis|Lu/)
    await expect(reply).toContainText('Lu')

    await phone.say(client, 'Et le petit-déjeuner du dimanche ?')
    await expect(inbox.line('du dimanche')).toBeVisible()
    await letOthersBeAnswered(phone)
    await expect(inbox.answers).toHaveCount(1)
    expect(await phone.heard(client)).toHaveLength(2)

    await page.getByRole('button', { name: 'Rendre à l’IA' }).click()
    await expect(inbox.line(/a rendu la main à l.IA/)).toBeVisible()
    await phone.say(client, breakfast)
    await expect.poll(async () => (await phone.heard(client)).length).toBeGreaterThan(2)
    expect((await phone.heard(client)).at(-1)).toMatch(served)
  })
})
