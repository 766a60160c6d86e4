import { expect } from '@playwright/test'
import type { APIRequestContext, Page } from '@playwright/test'
import { takeTicket } from './ticket.ts'

export interface Client {
  number: string
  name: string
}

interface Said {
  mine: boolean
  text: string
}

/** Of those that France keeps for fiction, past the ones of the demonstration's clients: there are 1,700. */
const firstNumber = 8300

/** Somebody nobody has heard of. */
export function inventClient(firstName: string): Client {
  const index = firstNumber + takeTicket('client')
  return { number: `+3363998${index}`, name: `${firstName} ${index}` }
}

/** The phones of the house's clients: their page, and what the page itself speaks to. */
export class Phone {
  readonly #address: string
  readonly #request: APIRequestContext

  constructor(address: string, request: APIRequestContext) {
    this.#address = address
    this.#request = request
  }

  /** Sends a message without a page. */
  async say(client: Client, text: string): Promise<void> {
    const url = new URL('/phone/messages', this.#address).href
    const answer = await this.#request.post(url, { data: { ...client, text } })
    expect(answer.status(), `« ${text} » was taken`).toBe(201)
  }

  /** What the house has said to this client so far. */
  async heard({ number }: Client): Promise<string[]> {
    const url = new URL('/phone/messages', this.#address)
    url.searchParams.set('number', number)
    const { messages } = (await (await this.#request.get(url.href)).json()) as { messages: Said[] }
    return messages.filter(({ mine }) => !mine).map(({ text }) => text)
  }

  /** Opens the list of what left besides WhatsApp. */
  async openSent(page: Page): Promise<void> {
    await page.goto(new URL('/sent.html', this.#address).href)
  }

  /** Opens the phone page in the hand of this client. */
  async open(page: Page, { number, name }: Client): Promise<PhonePage> {
    await page.addInitScript(
      ([people, current]) => {
        localStorage.setItem('phone.people', people)
        localStorage.setItem('phone.current', current)
      },
      [JSON.stringify([{ number, name }]), number] as const,
    )
    await page.goto(this.#address)
    // drawn by the script that also hears the keyboard
    await page.locator('#ideas button').first().waitFor()
    return new PhonePage(page)
  }
}

/** The phone page as a client uses it. */
export class PhonePage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async type(text: string): Promise<void> {
    const field = this.#page.getByRole('textbox', { name: 'Message' })
    await field.fill(text)
    await field.press('Enter')
    await expect(this.#bubbles.filter({ hasText: text }).last()).toBeVisible()
  }

  /** Calls the house, and resolves once it has greeted. */
  async call(): Promise<PhoneCall> {
    await this.#page.getByRole('button', { name: 'Appeler', exact: true }).click()
    const call = new PhoneCall(this.#page)
    await call.hears(/Que puis-je faire pour vous/)
    return call
  }

  /** Bubbles of the house, not the client's own. */
  get replies() {
    return this.#page.locator('#log .bubble:not(.mine)')
  }

  get #bubbles() {
    return this.#page.locator('#log .bubble')
  }
}

/** A call on the phone page, typed: for machines without sound. */
export class PhoneCall {
  readonly #page: Page
  /** What the house had said when the client last spoke: an answer comes after it. */
  #before = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Says something and waits for words of the answer, said to its end. */
  async say(text: string, answer: RegExp): Promise<void> {
    this.#before = await this.#words.count()
    await this.#page.getByRole('textbox', { name: 'Ce que vous dites' }).fill(text)
    await this.#page.keyboard.press('Enter')
    await this.hears(answer)
  }

  /** Speech takes its time: the simulated voice speaks as fast as a person. */
  async hears(words: RegExp): Promise<void> {
    const heard = async () => (await this.#words.allInnerTexts()).slice(this.#before).join(' ')
    await expect.poll(heard, { timeout: 45_000 }).toMatch(words)
  }

  get ended() {
    return this.#page.getByRole('button', { name: 'Rappeler' })
  }

  async hangUp(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Raccrocher' }).click()
    await expect(this.ended).toBeVisible()
  }

  get #words() {
    return this.#page.locator('#said .bubble:not(.mine)')
  }
}
