import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { pageOfFaqs } from '../testing/samples.ts'
import { ImportDialog } from './import-dialog.tsx'

const onClose = vi.fn()

beforeAll(() => speak('faqs'))
beforeEach(() => {
  onClose.mockClear()
  server.use(answer('GET /api/faqs', () => pageOfFaqs([])))
})

async function paste(text: string) {
  renderPart(<ImportDialog onClose={onClose} />)
  await userEvent.click(screen.getByRole('textbox', { name: 'Ou coller les lignes' }))
  await userEvent.paste(text)
}

const confirm = (name: RegExp) => screen.getByRole<HTMLButtonElement>('button', { name })

describe('the import of FAQs', () => {
  it('does not take a file without a header', async () => {
    await paste('Parking;Dans la cour')
    expect(await screen.findByText(/Il manque les colonnes.+question, réponse/)).not.toBeNull()
    expect(confirm(/^Importer$/).disabled).toBe(true)
  })

  it('says what is wrong with each line, and sends the others', async () => {
    let sent: unknown
    server.use(
      answer('POST /api/faqs/import', ({ body }) => {
        sent = body
        return { added: 1, skipped: 1 }
      }),
    )
    await paste('question;réponse;actif\nOù ?;Ici;oui\n;Là;\nQuand ?;Demain;peut-être\nQui ?;Nous;non')
    expect(await screen.findByText('2 FAQ prêtes')).not.toBeNull()
    const wrong = screen.getByRole('list', { name: 'Lignes à corriger' })
    expect([...wrong.children].map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Ligne 3la question est vide/),
      expect.stringMatching(/^Ligne 4.+peut-être.+n’est ni oui ni non/),
    ])
    await userEvent.click(confirm(/Importer 2 FAQ/))
    expect(await screen.findByText(/1 FAQ importée\. 1 existait déjà\./)).not.toBeNull()
    expect(sent).toEqual({
      items: [
        { question: 'Où ?', answer: 'Ici', active: true },
        { question: 'Qui ?', answer: 'Nous', active: false },
      ],
    })
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('keeps everything when the server is busy, to try again', async () => {
    server.use(answer('POST /api/faqs/import', () => refusal(503, 'unavailable')))
    await paste('question,answer\nOù ?,Ici')
    await userEvent.click(confirm(/Importer 1 FAQ/))
    expect(await screen.findByText(/Le serveur est occupé/)).not.toBeNull()
    expect(onClose).not.toHaveBeenCalled()
    expect(confirm(/Importer 1 FAQ/).disabled).toBe(false)
  })

  it('reads a file of a French spreadsheet', async () => {
    renderPart(<ImportDialog onClose={onClose} />)
    const file = new File(['question;r', new Uint8Array([0xe9]), 'ponse\r\nWi-Fi ?;Gratuit\r\n'], 'faq.csv', {
      type: 'text/csv',
    })
    await userEvent.upload(screen.getByLabelText(/Choisir un fichier/), file)
    expect(await screen.findByText('1 FAQ prête')).not.toBeNull()
    await waitFor(() => {
      expect(screen.getByText('faq.csv')).not.toBeNull()
    })
  })
})
