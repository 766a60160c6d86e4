import { describe, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { houseOf } from '../../../test/support/house-with-faqs.ts'
import { addHouse, addMember, logIn, openAccounts, origin } from '../../../test/support/rooms.ts'
import { LineDirectoryService } from './line-directory.service.ts'
import { VoiceSettingsService } from './voice-settings.service.ts'
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

describeOnBothDatabases('how a house has its calls answered', (open) => {
  it('keeps both of two changes that are made at the same moment', async () => {
    const accounts = openAccounts(await open())
    const house = await addHouse(accounts.db)
    await addMember(accounts, house, 'marie@example.com')
    const { actor } = await logIn(accounts, 'marie@example.com')
    const houses = { read: (id: number) => Promise.resolve(houseOf(id, 'Les Quais')) }
    const lines = new LineDirectoryService({ db: accounts.db, demo: false })
    const voice = new VoiceSettingsService({ ...accounts, houses, lines })
    for (const speed of [0.9, 1.1, 0.9, 1.1, 0.9]) {
      await Promise.all([
        voice.update(actor, { speed }, origin.ip),
        voice.update(actor, { greeting: `Bonjour à ${speed}` }, origin.ip),
      ])
      expect(await voice.readVoice(house)).toMatchObject({ speed, greeting: `Bonjour à ${speed}` })
    }
  })
})
