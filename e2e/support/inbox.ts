import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Client } from './phone.ts'

/** The conversations' room as a concierge sees it. */
export class Inbox {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Opens a client's conversation out of the list, where it turns up by itself. */
  async open({ name }: Client): Promise<void> {
    await this.#page.getByRole('link', { name }).click()
    await expect(this.#page.getByRole('heading', { name })).toBeVisible()
  }

  get log(): Locator {
    return this.#page.getByRole('log', { name: /^Messages échangés avec/ })
  }

  /** The line of the thread that says this. */
  line(text: string | RegExp): Locator {
    return this.log.locator('[data-row]').filter({ hasText: text })
  }

  /** Lines signed by the AI, with what they rest on. */
  get answers(): Locator {
    return this.log.locator('[data-row]').filter({ has: this.#page.getByText('IA', { exact: true }) })
  }

  async reply(text: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Votre réponse' }).fill(text)
    await this.#page.getByRole('button', { name: 'Envoyer' }).click()
  }
}
