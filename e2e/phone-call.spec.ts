import AxeBuilder from '@axe-core/playwright'
import { inventClient } from './support/phone.ts'
import { expect, test } from './support/test.ts'

test('somebody calls in writing, is answered, presses a key and hangs up', async ({ page, phone }) => {
  await phone.open(page, inventClient('Camille'))
  await page.getByRole('button', { name: 'Appeler', exact: true }).click()
  const call = page.getByRole('region', { name: 'Appel' })
  const heard = call.getByRole('log')
  await expect(heard).toContainText('Hôtel des Embruns, bonjour.')

  // talks over the rest of the greeting
  const speech = call.getByRole('textbox', { name: 'Ce que vous dites' })
  await expect(speech).toBeFocused()
  await speech.fill('Avez-vous un parking ?')
  await speech.press('Enter')
  await expect(heard.locator('.bubble.mine')).toContainText('Avez-vous un parking ?')
  await expect(heard.locator('.bubble:not(.mine)').last()).toContainText(/places|cour|12/)

  await call.getByRole('button', { name: 'Clavier' }).click()
  await page.keyboard.press('5')
  await expect(heard).toContainText('Touche 5')
  const { violations } = await new AxeBuilder({ page }).include('#calling').analyze()
  expect(violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(call.getByRole('button', { name: 'Clavier' })).toBeFocused()

  await call.getByRole('button', { name: 'Raccrocher' }).click()
  await expect(heard).toContainText('Vous avez raccroché.')
  await expect(call.getByRole('button', { name: 'Revenir aux messages' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Appeler', exact: true })).toBeFocused()
})
