import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { takeTicket } from './ticket.ts'

/** The day it is in the house, so many days further. */
export function dayFromNow(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000)
  return at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })
}

/** Not of summer nor of the end of the year, when one night is not sold; nor of the days that calls and chats ask for. */
function isQuiet(days: number): boolean {
  const date = dayFromNow(days).slice(5)
  const isInSeason = (date > '06-20' && date < '09-01') || date > '12-10' || date < '01-03'
  return !isInSeason && !(date > '03-09' && date < '03-26')
}

const stretchDays = 4
const stretches = Array.from({ length: 75 }, (_, index) => 60 + index * stretchDays).filter(isQuiet)

/** The first of four days that no other test uses. */
export function someDaysAhead(): number {
  const days = stretches[takeTicket('days')]
  if (days === undefined) throw new Error('no days are left that no other test uses')
  return days
}

/** The next 15th of March. */
export function nextMarch(): number {
  const today = dayFromNow(0)
  return Number(today.slice(0, 4)) + (today.slice(5) > '03-15' ? 1 : 0)
}

/** The planning as a concierge uses it. */
export class Planning {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** @param days of rooms to show, from that day */
  async show(date: string, more = ''): Promise<void> {
    await this.#page.goto(`/planning?date=${date}${more}`)
    await expect(this.#page.getByRole('region', { name: /^(Planning des chambres|Tables du service)$/ })).toBeVisible()
  }

  bar(name: string): Locator {
    return this.#page.locator('[data-bar]').filter({ hasText: name })
  }

  get drawer(): Locator {
    return this.#page.getByRole('dialog')
  }

  /** Fills the form of a new booking; a press on « Réserver » is left to the test. */
  async fill({ from, to, party = 2, name }: { from: string; to: string; party?: number; name: string }) {
    await this.drawer.getByLabel('Arrivée').fill(from)
    await this.drawer.getByLabel('Départ').fill(to)
    await this.drawer.getByLabel('Personnes').fill(String(party))
    await this.drawer.getByLabel('Nom').fill(name)
  }

  async book(stay: { from: string; to: string; party?: number; name: string; type?: string }): Promise<string> {
    await this.#page.goto(`/planning?date=${stay.from}&book=1`)
    await this.fill(stay)
    if (stay.type !== undefined) await this.drawer.getByRole('radio', { name: stay.type }).check()
    await this.drawer.getByRole('button', { name: 'Réserver' }).click()
    await expect(this.drawer.getByRole('heading', { name: stay.name })).toBeVisible()
    return /[A-Z]{2}-\d{4}/.exec(await this.drawer.innerText())?.[0] ?? ''
  }
}
