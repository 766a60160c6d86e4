import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { calm } from '../../../testing/samples.ts'
import { pageOfFaqs, pageOfQuestions, sampleFaq } from '../testing/samples.ts'
import { AnswersPage } from './answers-page.tsx'

const parking = sampleFaq()
const pool = sampleFaq({
  id: 2,
  question: 'La piscine ?',
  answer: 'De … à …',
  active: false,
  category: null,
  usageCount: 3,
})

beforeAll(() => speak('faqs'))
beforeEach(() => {
  server.use(
    answer('GET /api/faqs', () => pageOfFaqs([parking, pool])),
    answer('GET /api/questions', () => pageOfQuestions([])),
    answer('GET /api/overview', () => calm),
  )
})

const switchOf = (question: string) => screen.findByRole('switch', { name: new RegExp(question.replace(/\W*$/, '')) })
const isOn = (element: HTMLElement) => element.getAttribute('aria-checked') === 'true'

describe('the list of FAQs', () => {
  it('says why it cannot be read, and tries again', async () => {
    server.use(answer('GET /api/faqs', () => refusal(503, 'unavailable')))
    renderPart(<AnswersPage />)
    expect(await screen.findByText(/Le serveur est occupé/)).not.toBeNull()
    server.use(answer('GET /api/faqs', () => pageOfFaqs([parking])))
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    expect(await screen.findByText('Où se garer ?')).not.toBeNull()
  })

  it('takes the switch back when the server refuses, and offers to try again', async () => {
    let isRefused = true
    const sent: unknown[] = []
    server.use(
      answer('PATCH /api/faqs/:id', ({ body }) => {
        sent.push(body)
        return isRefused ? refusal(503, 'unavailable') : { faq: { ...parking, active: false } }
      }),
    )
    renderPart(<AnswersPage />)
    const toggle = await switchOf('Où se garer')
    await userEvent.click(toggle)
    await screen.findByRole('button', { name: 'Réessayer' })
    expect(isOn(toggle)).toBe(true)

    isRefused = false
    server.use(answer('GET /api/faqs', () => pageOfFaqs([{ ...parking, active: false }, pool])))
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    await waitFor(() => {
      expect(isOn(toggle)).toBe(false)
    })
    expect(sent).toEqual([{ active: false }, { active: false }])
  })

  it('shows a switch as pressed before the server has answered', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    renderPart(<AnswersPage />)
    const toggle = await switchOf('La piscine')
    server.use(
      http.patch('*/api/faqs/:id', async () => {
        await promise
        return HttpResponse.json({ faq: { ...pool, active: true } })
      }),
    )
    await userEvent.click(toggle)
    await waitFor(() => {
      expect(isOn(toggle)).toBe(true)
    })
    server.use(answer('GET /api/faqs', () => pageOfFaqs([parking, { ...pool, active: true }])))
    resolve(undefined)
    await screen.findByText(/2, dont 2 actives/)
    expect(isOn(toggle)).toBe(true)
  })

  it('tells which FAQ still has blanks, how often each served, and leads to its editor', async () => {
    renderPart(<AnswersPage />, { at: '/faq?category=Divers' })
    const row = (await screen.findByText('La piscine ?')).closest('tr') ?? document.body
    expect(within(row).getByText('à compléter')).not.toBeNull()
    expect(within(row).getAllByText(/3×/)).not.toHaveLength(0)
    expect(screen.getByRole('link', { name: /Où se garer/ }).getAttribute('href')).toBe('/faq?category=Divers&edit=1')
  })

  it('teaches when there is nothing, and adds ten FAQs of the trade', async () => {
    server.use(answer('GET /api/faqs', () => pageOfFaqs([])))
    renderPart(<AnswersPage />)
    const add = await screen.findByRole('button', { name: 'Ajouter dix FAQ d’hôtel' })
    server.use(
      answer('POST /api/faqs/starters', () => ({ items: [pool] })),
      answer('GET /api/faqs', () => pageOfFaqs([pool])),
    )
    await userEvent.click(add)
    expect(await screen.findByText('La piscine ?')).not.toBeNull()
  })

  it('fetches the next part when asked', async () => {
    server.use(
      answer('GET /api/faqs', ({ url }) =>
        url.searchParams.get('cursor') === 'next' ? pageOfFaqs([pool]) : pageOfFaqs([parking], 'next'),
      ),
    )
    renderPart(<AnswersPage />)
    await userEvent.click(await screen.findByRole('button', { name: 'Afficher la suite' }))
    expect(await screen.findByText('La piscine ?')).not.toBeNull()
    expect(screen.queryByRole('button', { name: 'Afficher la suite' })).toBeNull()
  })

  it('searches as one types, and says when nothing is found', async () => {
    server.use(answer('GET /api/faqs', ({ url }) => pageOfFaqs(url.searchParams.get('q') === null ? [parking] : [])))
    renderPart(<AnswersPage />)
    await userEvent.type(await screen.findByRole('searchbox'), 'sauna')
    expect(await screen.findByText(/Aucune FAQ ne parle de «\s?sauna/)).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Voir toutes les FAQ' }))
    expect(await screen.findByText('Où se garer ?')).not.toBeNull()
  })
})
