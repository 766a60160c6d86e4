import { describe, expect, it } from 'vitest'
import { readStored } from '#src/features/lines/voice-settings.ts'
import { firstWords, noticeAgain } from './first-words.ts'
import type { Manner } from './first-words.ts'

const house = { name: 'Hôtel des Embruns', closedMessage: '' }
const voice = (notice: string, language = 'fr') =>
  readStored(JSON.stringify({ language, recording: { enabled: true, notice } }), 'fr-FR')
const recorded = (manner: Manner) => ({ manner, isRecorded: true })

describe('the first words of a call', () => {
  it.each(['', '  '])('say that it is recorded though the house wrote no words for that: "%s"', (notice) => {
    expect(firstWords(house, voice(notice), recorded('usual'))).toContain('Cet appel peut être enregistré')
    expect(firstWords(house, voice(notice, 'en'), recorded('message_only'))).toContain('This call may be recorded')
  })

  it('say it as the house does where it wrote words', () => {
    const words = firstWords(house, voice('Nous enregistrons.'), recorded('usual'))
    expect(words).toContain('Nous enregistrons.')
    expect(words).not.toContain('peut être enregistré')
  })

  it('say nothing of it where nothing is recorded', () => {
    const opening = { manner: 'usual', isRecorded: false } as const
    expect(firstWords(house, voice('Nous enregistrons.'), opening)).not.toContain('enregistr')
  })

  it('are said again in short to whoever talked over them: what is recorded, that it is an AI', () => {
    const again = noticeAgain(house, voice('Nous enregistrons.'), recorded('usual'))
    expect(again).toContain('Nous enregistrons.')
    expect(again).toContain('intelligence artificielle')
    expect(again).not.toContain('Embruns')
    const closed = noticeAgain(house, voice(''), { manner: 'closed', isRecorded: false })
    expect(closed).toContain('intelligence artificielle')
    expect(closed).not.toContain('enregistr')
  })
})
