import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startSimulator } from '@conciergerie/simulator'
import type { Simulator } from '@conciergerie/simulator'
import { createSmtpMailer } from './smtp.ts'

const letter = { to: 'camille@example.com', subject: 'Réservation', text: 'À bientôt' }
const meter = { called: () => undefined, failed: () => undefined }
let simulator: Simulator | null = null
afterEach(() => simulator?.close())

async function open() {
  simulator = await startSimulator({ twilio: { accounts: [] } })
  return { smtp: simulator.smtp, mailer: createSmtpMailer(simulator.smtp.url, 'Maison <maison@example.com>', meter) }
}

describe('a letter', () => {
  it('for somebody that a demonstration has made up does not leave, when nobody is made up it does', async () => {
    const { smtp } = await open()
    const mailer = createSmtpMailer(smtp.url, 'a@example.com', meter, { sparesFiction: true })
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: 'fictional', outcome: 'refused' })
    await mailer.send({ ...letter, to: 'marie@hotel.fr' })
    expect(smtp.mails.map(({ to }) => to)).toEqual([['marie@hotel.fr']])
  })

  it('that meets nobody has not been sent', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const closed = once(server, 'close')
    server.close()
    await closed
    const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, 'a@example.com', meter)
    await expect(mailer.send(letter)).rejects.toMatchObject({ name: 'MailError', outcome: 'not_sent' })
  })

  it('is refused for good, or for now, as the server says', async () => {
    const { smtp, mailer } = await open()
    smtp.faults.add({ kind: 'status', status: 550 }, {})
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: '550', outcome: 'refused' })
    smtp.faults.add({ kind: 'status', status: 450 }, {})
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: '450', outcome: 'not_sent' })
  })

  it('whose line drops after it was handed over may have arrived', async () => {
    const { smtp, mailer } = await open()
    smtp.faults.add({ kind: 'drop' }, {})
    await expect(mailer.send(letter)).rejects.toMatchObject({ outcome: 'unknown' })
  })

  it('carries its HTML, its appointment and the name by which it is known again', async () => {
    const { smtp, mailer } = await open()
    await mailer.send({
      ...letter,
      html: '<p>À bientôt</p>',
      id: 'notice-7',
      replyTo: 'accueil@example.com',
      calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' },
    })
    const mail = await smtp.waitFor(() => true)
    expect(mail).toMatchObject({ messageId: '<notice-7@example.com>', replyTo: 'accueil@example.com' })
    expect(mail.attachments).toContain('reservation.ics')
    expect(mail.parts.map(({ type }) => type.split(';')[0])).toEqual(
      expect.arrayContaining(['text/plain', 'text/html', 'text/calendar', 'application/ics']),
    )
  })
})
