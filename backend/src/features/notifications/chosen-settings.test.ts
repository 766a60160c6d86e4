import { expect, it } from 'vitest'
import { EventLog } from '#src/live/event-log.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addHouse, addMember, logIn, openAccounts } from '../../../test/support/rooms.ts'
import { ClientSettingsService } from './client-settings.service.ts'
import { PreferencesService } from './preferences.service.ts'

describeOnBothDatabases('two switches that are turned one right after the other', (open) => {
  const openRoom = async () => {
    const accounts = openAccounts(await open())
    const { db, now } = accounts
    await addMember(accounts, await addHouse(db), 'marie@example.com')
    const { actor } = await logIn(accounts, 'marie@example.com')
    return { db, actor, events: new EventLog(db, now) }
  }

  it('both count, among what clients are sent', async () => {
    const { db, actor, events } = await openRoom()
    const settings = new ClientSettingsService({ db, events })
    for (const on of [false, true, false, true, false]) {
      await Promise.all([
        settings.save(actor, { enabled: { reminder_day: on } }),
        settings.save(actor, { enabled: { reminder_hours: on } }),
        settings.save(actor, { arrivalText: `Portail ${on}` }),
      ])
      expect(await settings.read(actor)).toMatchObject({
        enabled: { reminder_day: on, reminder_hours: on },
        arrivalText: `Portail ${on}`,
      })
    }
  })

  it('both count, among what a person is told', async () => {
    const { db, actor } = await openRoom()
    const houses = { smsLineOf: () => Promise.resolve(null) }
    const setPhone = () => Promise.resolve()
    const preferences = new PreferencesService({ db, houses, mailer: { enabled: true }, setPhone })
    const [one = '', other = ''] = Object.keys((await preferences.read(actor)).channels)
    for (const email of [false, true, false, true, false]) {
      await Promise.all([
        preferences.save(actor, { channels: { [one]: { sms: false, email } } }),
        preferences.save(actor, { channels: { [other]: { sms: false, email } } }),
        preferences.save(actor, { sound: email }),
      ])
      expect(await preferences.read(actor)).toMatchObject({
        channels: { [one]: { email }, [other]: { email } },
        sound: email,
      })
    }
  })
})
