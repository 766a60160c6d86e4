import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLIENT, HOUSE, startTwilioWorld } from '#sim/testing/twilio-world.ts'
import type { TwilioWorld } from '#sim/testing/twilio-world.ts'
import type { StatusPlan } from './status-plan.ts'

let world: TwilioWorld
beforeEach(async () => {
  world = await startTwilioWorld({ windowWithoutHistory: 'open' })
})
afterEach(() => world.close())

const send = () => world.sdk.messages.create({ to: CLIENT, from: HOUSE, body: 'Bonjour' })

async function statusesWith(plan: StatusPlan, count: number): Promise<string[]> {
  world.twilio.statuses.next(plan)
  await send()
  const forms = await world.house.waitForForms(count)
  expect(forms.every(({ genuine }) => genuine)).toBe(true)
  return world.house.statuses()
}

describe('status callbacks', () => {
  it('climb in order, signed, with the channel’s fields', async () => {
    expect(await statusesWith({}, 4)).toEqual(['sending', 'sent', 'delivered', 'read'])
    expect(world.house.received.at(-1)?.form).toMatchObject({
      ChannelPrefix: 'whatsapp',
      EventType: 'READ',
      From: HOUSE,
      To: CLIENT,
    })
    expect(world.house.received[0]?.path).toBe('/webhook/whatsapp/status')
  })

  it('come in disorder, backwards, twice, or as told', async () => {
    expect(await statusesWith({ order: 'shuffled' }, 4)).toEqual(['delivered', 'sending', 'read', 'sent'])
    expect((await statusesWith({ order: 'reversed' }, 8)).slice(4)).toEqual(['read', 'delivered', 'sent', 'sending'])
    expect((await statusesWith({ until: 'sent', copies: 2 }, 12)).slice(8)).toEqual([
      'sending',
      'sending',
      'sent',
      'sent',
    ])
    expect((await statusesWith({ order: ['read', 'failed'] }, 14)).slice(12)).toEqual(['read', 'failed'])
  })

  it('all come at the same time', async () => {
    expect((await statusesWith({ parallel: true, copies: 3 }, 12)).sort()).toHaveLength(12)
  })

  it('come before the create call answers', async () => {
    world.twilio.statuses.next({ timing: 'before-answer' })
    const { sid, status } = await send()
    expect(status).toBe('queued')
    expect(world.house.received.map(({ form }) => form['MessageSid'])).toEqual([sid, sid, sid, sid])
  })

  it('come late, and not at all after the end', async () => {
    world.twilio.statuses.next({ delayMs: { delivered: 3_600_000 } })
    await send()
    await world.house.waitForForms(2)
    await world.twilio.close()
    expect(world.house.statuses()).toEqual(['sending', 'sent'])
  })

  it('come by hand, and never push the message down', async () => {
    world.twilio.statuses.next({ until: 'queued' })
    const { sid } = await send()
    const message = world.twilio.messages.find(sid)
    if (!message) throw new Error('the message is gone')
    await world.twilio.statuses.push(message, 'delivered')
    await world.twilio.statuses.push(message, 'sent')
    expect(world.house.statuses()).toEqual(['delivered', 'sent'])
    expect((await world.sdk.messages(sid).fetch()).status).toBe('delivered')
  })

  it('report a failure after delivery, with the channel’s own words', async () => {
    const fail = { code: 63023, afterDelivery: true, channelMessage: 'Recipient unavailable' }
    expect(await statusesWith({ until: 'delivered', fail }, 4)).toEqual(['sending', 'sent', 'delivered', 'failed'])
    expect(world.house.received.at(-1)?.form['ChannelStatusMessage']).toBe('Recipient unavailable')
  })

  it('go where the message says', async () => {
    await world.sdk.messages.create({
      to: CLIENT,
      from: HOUSE,
      body: 'x',
      statusCallback: `${world.house.url}/elsewhere?a=1`,
    })
    expect((await world.house.waitForForms(4)).map(({ path, genuine }) => [path, genuine])).toContainEqual([
      '/elsewhere?a=1',
      true,
    ])
  })
})
