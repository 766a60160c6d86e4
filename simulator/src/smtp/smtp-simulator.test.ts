import { createConnection } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { decodeHeader, fileNameOf } from './mail-parts.ts'
import { SmtpSimulator } from './smtp-simulator.ts'

const open: SmtpSimulator[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((smtp) => smtp.close()))
})

async function start(): Promise<SmtpSimulator> {
  const smtp = new SmtpSimulator()
  await smtp.listen(0)
  open.push(smtp)
  return smtp
}

/** Speaks SMTP by hand: each line waits for the answer to the one before. Gives the last answer. */
async function deliver(smtp: SmtpSimulator, message: string): Promise<string> {
  const socket = createConnection(Number(new URL(smtp.url).port), '127.0.0.1')
  const answers: string[] = []
  const heard = async () => {
    const [chunk] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [Buffer | boolean]
    answers.push(typeof chunk === 'boolean' ? 'closed' : chunk.toString())
  }
  await heard()
  for (const line of [
    'HELO maison',
    'MAIL FROM:<a@example.com>',
    'RCPT TO:<b@example.com>',
    'DATA',
    `${message}\r\n.`,
  ]) {
    socket.write(`${line}\r\n`)
    await heard()
  }
  socket.destroy()
  return answers.at(-1) ?? ''
}

describe('the simulated mail server', () => {
  it('refuses, once, when it is told to', async () => {
    const smtp = await start()
    smtp.faults.add({ kind: 'status', status: 450 }, {})
    expect(await deliver(smtp, 'Subject: x\r\n\r\nx')).toMatch(/^450/)
    expect(await deliver(smtp, 'Subject: x\r\n\r\nx')).toMatch(/^250/)
    expect(smtp.mails).toHaveLength(1)
  })

  it('drops the connection when it is told to', async () => {
    const smtp = await start()
    smtp.faults.add({ kind: 'drop' }, {})
    expect(await deliver(smtp, 'Subject: x\r\n\r\nx')).toBe('closed')
    expect(smtp.mails).toEqual([])
  })

  it('reads accents in every encoding, and the names of attachments', async () => {
    const smtp = await start()
    const parts = [
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nD=C3=A9jeuner =\r\nservi',
      'Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
        Buffer.from('<b>Été</b>').toString('base64'),
      'Content-Type: text/calendar\r\nContent-Disposition: attachment; filename="sejour.ics"\r\n\r\nBEGIN:VCALENDAR',
    ]
    const body = parts.map((part) => `--limite\r\n${part}\r\n`).join('')
    await deliver(
      smtp,
      `Subject: =?UTF-8?Q?Caf=C3=A9_pr=C3=AAt?=\r\nContent-Type: multipart/mixed; boundary="limite"\r\n\r\n${body}--limite--`,
    )
    const mail = await smtp.waitFor(() => true)
    expect(mail).toMatchObject({
      from: 'a@example.com',
      to: ['b@example.com'],
      subject: 'Café prêt',
      attachments: ['sejour.ics'],
    })
    expect(mail.text.trim()).toBe('Déjeuner servi')
    expect(mail.html.trim()).toBe('<b>Été</b>')
    expect(mail.parts.at(-1)).toEqual({ type: 'text/calendar', name: 'sejour.ics', text: 'BEGIN:VCALENDAR\r\n' })
  })

  it.each([
    ['attachment; filename="plan.pdf"', 'plan.pdf'],
    [
      "attachment; filename*0*=utf-8''R%C3%A9servation%20; filename*1*=d%E2%80%99%C3%A9t%C3%A9.pdf",
      'Réservation d’été.pdf',
    ],
    ['attachment; filename="=?UTF-8?Q?=C3=89t=C3=A9=2Epdf?="', 'Été.pdf'],
  ])('reads the file name of %s', (disposition, name) => {
    expect(fileNameOf({ headers: new Map([['content-disposition', disposition]]), body: '' })).toEqual([name])
  })

  it('puts encoded words back together', () => {
    expect(decodeHeader('=?utf-8?B?w4l0w6k=?= =?utf-8?Q?_=C3=A0_la_mer?=')).toBe('Été à la mer')
  })
})
