import { expectAccessible } from './support/axe.ts'
import { combinationsFor } from './support/combinations.ts'
import { screens } from './support/screens.ts'
import { expect, test } from './support/test.ts'

screens.forEach(({ name, as, open, ready }, index) => {
  for (const { name: combination, tag, use } of combinationsFor(index)) {
    test.describe(combination, () => {
      test.use({ ...use, as })

      test(`${name} shuts nobody out`, { tag }, async ({ page, phone }) => {
        await open(page, phone)
        await expect(page.locator(ready).first()).toBeVisible()
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
        await expectAccessible(page)
      })
    })
  }
})
