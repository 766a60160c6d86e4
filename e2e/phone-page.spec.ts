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
}) => {
  const hand = await phone.open(page, inventClient('Ursule'))
  await page.route('**/phone/messages?*', async (route) => {
    const answer = await route.fetch()
    await new Promise((resolve) => setTimeout(resolve, 400))
    await route.fulfill({ response: answer })
  })
  const others = chatter(phone)

  await hand.type('Bonsoir, êtes-vous là ?')
  await others.stop()

  await expect(hand.replies.first()).toBeVisible()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
