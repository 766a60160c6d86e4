import { describe, expect, it } from 'vitest'
import { readStored } from './voice-settings.ts'

describe('how a house has its calls answered', () => {
  it('keeps recordings for six months at most, whatever was allowed when it chose', () => {
    const recording = { enabled: true, notice: 'Cet appel est enregistré.', keepDays: 365 }
    expect(readStored(JSON.stringify({ recording, speed: 1.2 }), 'fr-FR')).toMatchObject({
      recording: { ...recording, keepDays: 180 },
      speed: 1.2,
    })
  })
})
