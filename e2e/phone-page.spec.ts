import { inventClient } from './support/phone.ts'
import type { Phone } from './support/phone.ts'
import { expect, test } from './support/test.ts'

/** Somebody writes every moment, until told to stop. */
function chatter(phone: Phone) {
  const client = inventClient('Bavard')
  let isOver = false
  const talk = async () => {
    while (!isOver) await phone.say(client, 'Merci !')
  }
  const talking = talk()
  return {
    stop: () => {
      isOver = true
      return talking
    },
  }
}

test('the phone shows what was typed while others write without a pause and the network is slow', async ({
  page,
  phone,
  context,
}) => {
  const hand = await phone.open(page, inventClient('Ursule'))
  const network = await context.newCDPSession(page)
  const unlimited = { downloadThroughput: -1, uploadThroughput: -1 }
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 400, ...unlimited })
  const others = chatter(phone)

  await hand.type('Bonsoir, êtes-vous là ?')
  await others.stop()

  await expect(hand.replies.first()).toBeVisible()
})
