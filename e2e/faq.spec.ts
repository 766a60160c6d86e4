import { inventClient } from './support/phone.ts'
import { expect, test } from './support/test.ts'

test.use({ as: 'concierge' })

/** One subject for each size of screen: near questions are grouped, and both sizes share the house. */
const subjects = {
  desktop: {
    question: 'Peut-on faire accorder le piano à queue du salon ?',
    asked: 'Le piano à queue, peut-on le faire accorder ?',
    answer: 'Oui, notre accordeur vient le premier mardi du mois.',
  },
  mobile: {
    question: 'Avez-vous un terrain pour poser une montgolfière ?',
    asked: 'Où poser une montgolfière, avez-vous un terrain ?',
    answer: 'Oui, le pré derrière la dune accueille les montgolfières jusqu’à 18 heures.',
  },
}

test(
  'a question nobody could answer is answered once, to who waits and to who asks next',
  { tag: '@smoke' },
  async ({ page, phone, context, isMobile }) => {
    const { question, asked, answer } = subjects[isMobile ? 'mobile' : 'desktop']
    const hand = await phone.open(await context.newPage(), inventClient('Hugo'))
    await page.goto('/faq/questions')

    await hand.type(question)
    await expect(hand.replies).toHaveCount(1)
    await page.getByRole('button', { name: question, expanded: false }).click()
    const row = page.getByRole('listitem').filter({ hasText: question })
    await row.getByRole('textbox', { name: /^Réponse à/ }).fill(answer)
    await row.getByRole('button', { name: 'Publier et répondre au client' }).click()

    await expect(page.getByText('Publiée, et envoyée au client.')).toBeVisible()
    await expect(hand.replies.filter({ hasText: answer })).toBeVisible()

    await page.goto('/faq')
    const open = page.getByRole('button', { name: 'Tester', exact: true })
    if (isMobile) await open.click()
    await page.getByRole('textbox', { name: 'Votre question' }).fill(asked)
    await page.getByRole('textbox', { name: 'Votre question' }).press('Enter')
    const tried = page.getByRole('log', { name: 'Essai' })
    await expect(tried.getByText(answer).first()).toBeVisible()
    await expect(tried.getByRole('link', { name: question })).toBeVisible()
  },
)
