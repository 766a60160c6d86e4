import { screens } from './support/screens.ts'
import { expect, test } from './support/test.ts'

test.skip(({ isMobile }) => isMobile, 'the same frame at another width')

/** With lists that are longer than a window so low. */
const long = ['/calls', '/inbox?tab=all', '/planning?view=list', '/faq', '/admin/conciergeries', '/admin/lines']

for (const { name, as, open, ready } of screens.filter((screen) => long.includes(screen.name))) {
  test.describe(name, () => {
    test.use({ as, viewport: { width: 1440, height: 420 } })

    test('scrolls its list, and never the whole page', async ({ page, phone }) => {
      await open(page, phone)
      await expect(page.locator(ready).first()).toBeVisible()
      const { height, scrolled } = await page.evaluate(() => {
        window.scrollTo(0, 10_000)
        return { height: document.documentElement.scrollHeight, scrolled: window.scrollY }
      })
      expect({ height, scrolled }).toEqual({ height: 420, scrolled: 0 })
    })
  })
}
