import { describe, expect, it } from 'vitest'
import { isMendedElsewhere, reason, sayReason } from './line-words.ts'

describe('why a line is as it is', () => {
  it('is said as it came when it is a carrier’s', () => {
    for (const told of ['408 Request Timeout', '@unknown thing', 'toString', '@constructor', ''])
      expect(sayReason(told, 'fr')).toBe(told)
    expect(sayReason(null, 'fr')).toBeNull()
  })

  it('is said in the language of its reader when it is ours, with what fills it', () => {
    expect(sayReason(reason('stopped_by', 'Alix $& Renard'), 'fr')).toBe('Arrêtée par Alix $& Renard')
    expect(sayReason(reason('stopped_by', 'Alix'), 'en-GB')).toBe('Stopped by Alix')
    expect(sayReason('trunk_unknown', 'en')).toBe('The operator’s address cannot be found.')
  })

  it('is not looked at again by itself when a carrier refused, or the form lacks something', () => {
    for (const told of ['@trunk_refused 403', '@sip_no_password', '408 Request Timeout', null])
      expect(isMendedElsewhere(told)).toBe(false)
    expect(isMendedElsewhere(reason('no_key'))).toBe(true)
  })
})
