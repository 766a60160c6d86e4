import { describe, expect, it } from 'vitest'
import { readOptions, UsageError } from './read-options.ts'

describe('the options of the command line', () => {
  it.each([['--foo'], ['--phone-port', 'many'], ['--target', 'localhost']])('refuse %s %s', (...args) => {
    expect(() => readOptions(args, {})).toThrow(UsageError)
  })

  it('ask for help', () => {
    expect(readOptions(['--help'], {})).toBeNull()
  })

  it('are invented when nobody gives them', () => {
    expect(readOptions([], {})).toMatchObject({
      target: { url: 'http://127.0.0.1:3000' },
      twilio: { accounts: [{ numbers: ['+33139000001'], anySender: true }], windowWithoutHistory: 'open' },
      phone: { dashboardUrl: 'http://localhost:3000' },
      showToken: true,
    })
  })

  it('come from the environment, whose token is not shown, and flags win', () => {
    const env = {
      TWILIO_AUTH_TOKEN: 'real',
      TWILIO_WHATSAPP_NUMBER: 'whatsapp:+33100000000',
      PUBLIC_URL: 'https://hotel.example',
    }
    expect(readOptions([], env)).toMatchObject({
      twilio: { accounts: [{ authToken: 'real', numbers: ['+33100000000'] }] },
      target: { publicUrl: 'https://hotel.example' },
      showToken: false,
    })
    expect(readOptions(['--token', 'mine', '--number', '+33200000000'], env)).toMatchObject({
      twilio: { accounts: [{ authToken: 'mine', numbers: ['+33200000000'] }] },
      showToken: true,
    })
  })
})
