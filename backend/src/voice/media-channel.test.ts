import { expect, it } from 'vitest'
import { PaperMedia } from '../../test/support/paper-media.ts'
import { absentMedia, whenUp } from './media-channel.ts'

it('is not waited for where there is no voice', async () => {
  expect(await whenUp(absentMedia, 60_000)).toBeNull()
})

it('is given up when it does not come in time, and forgotten', async () => {
  const media = new PaperMedia()
  media.die()
  expect(await whenUp(media, 1)).toBeNull()
  expect(media.awaited).toBe(0)
})

it('is there at once while it is up, and as soon as it is up again', async () => {
  const media = new PaperMedia()
  expect(await whenUp(media)).toBe('run-1')
  media.die()
  const next = whenUp(media, 60_000)
  media.rise('run-2')
  expect(await next).toBe('run-2')
  expect(media.awaited).toBe(0)
})
