import { describe, expect, it } from 'vitest'
import { readStored } from '#src/features/lines/voice-settings.ts'
import { firstWords } from './first-words.ts'

const house = { name: 'Hôtel des Embruns', closedMessage: '' }
const voice = (notice: string, language = 'fr', enabled = true) =>
  readStored(JSON.stringify({ language, recording: { enabled, notice } }), 'fr-FR')

describe('the first words of a call', () => {
  it.each(['', '  '])('say that it is recorded though the house wrote no words for that: "%s"', (notice) => {
    expect(firstWords(house, voice(notice), 'usual')).toContain('Cet appel peut être enregistré')
    expect(firstWords(house, voice(notice, 'en'), 'message_only')).toContain('This call may be recorded')
  })

  it('say it as the house does where it wrote words', () => {
    const words = firstWords(house, voice('Nous enregistrons.'), 'usual')
    expect(words).toContain('Nous enregistrons.')
    expect(words).not.toContain('peut être enregistré')
  })

  it('say nothing of it where nothing is recorded', () => {
    expect(firstWords(house, voice('Nous enregistrons.', 'fr', false), 'usual')).not.toContain('enregistr')
    expect(firstWords(house, voice(''), 'closed')).not.toContain('enregistr')
  })
})
