import type { Page } from '@playwright/test'
import { asMessages, payloads } from './support/hostile.ts'
import { inventClient } from './support/phone.ts'
import { expect, test } from './support/test.ts'

/** A policy that stopped one would complain in the console, which fails the test too. */
async function expectNothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'sprung' in window)).toBe(false)
}

test.describe('programs written where a text is meant', () => {
  test.use({ as: 'concierge' })
  test.skip(({ isMobile }) => isMobile, 'the same pages at another width')

  test('by clients, in what they say and what they are called, run nowhere', async ({ page, phone }) => {
    const names = [
      '<img src=x onerror="window.sprung=1">',
      '"><svg onload=window.sprung=1>',
      '</title><script>window.sprung=1</script>',
    ]
    const clients = names.map((name) => inventClient(name))
    for (const [at, text] of asMessages().entries()) {
      const client = clients[at % clients.length]
      if (client) await phone.say(client, text)
    }
    for (const client of clients) {
      await page.goto('/inbox?tab=all')
      await page.getByRole('link', { name: client.name }).click()
      await expect(page.getByRole('heading', { name: client.name })).toBeVisible()
      await expect(page.getByRole('log').getByText('window.sprung').first()).toBeVisible()
      await expectNothingRan(page)
    }
    await page.goto('/faq/questions')
    await expect(page.getByText('window.sprung').first()).toBeVisible()
    await expectNothingRan(page)
  })

  test('in a FAQ or an idea, run nowhere', async ({ page, baseURL }) => {
    const headers = { origin: baseURL ?? '' }
    const made: string[] = []
    for (const payload of payloads.slice(0, 25)) {
      const faq = await page.request.post('/api/faqs', {
        headers,
        data: { question: payload, answer: payload, category: 'Essai' },
      })
      const idea = await page.request.post('/api/feature-requests', {
        headers,
        data: { title: payload.slice(0, 140), description: payload },
      })
      made.push(`/api/faqs/${((await faq.json()) as { faq: { id: number } }).faq.id}`)
      made.push(
        `/api/feature-requests/${((await idea.json()) as { featureRequest: { id: number } }).featureRequest.id}`,
      )
    }
    for (const path of ['/faq?category=Essai', '/requests']) {
      await page.goto(path)
      await expect(page.getByText('window.sprung').first()).toBeVisible()
      await expectNothingRan(page)
    }
    for (const path of made) expect((await page.request.delete(path, { headers })).status()).toBe(204)
  })
})
