import { expect, it } from 'vitest'
import { loss, lossOfModel, lossOfSocket } from './losses.ts'

it('what the other side says of its end comes before what we make of it', () => {
  expect(lossOfModel({ code: 404, reason: 'no such model', fault: 'refused' })).toBe('no such model (404)')
  expect(lossOfModel({ code: 404, reason: '', fault: 'refused' })).toBe('@model_refused 404')
  expect(lossOfModel({ code: 1006, reason: '', fault: 'no_pong' })).toBe('@model_no_pong 1006')
  expect(lossOfModel({ code: 1006, reason: '' })).toBe('@model_closed 1006')
})

it('what is wrong with a socket goes by name where it is known', () => {
  const failed = (code: string) => lossOfSocket(Object.assign(new Error('as it came'), { code }))
  expect(failed('WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')).toBe(loss('too_large'))
  expect(failed('WS_ERR_INVALID_OPCODE')).toBe(loss('bad_frame'))
  expect(failed('ECONNRESET')).toBe('as it came')
})
