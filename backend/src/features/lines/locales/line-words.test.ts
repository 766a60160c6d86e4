import { describe, expect, it } from 'vitest'
import { reason, sayReason } from './line-words.ts'

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
})
