import { expect, it } from 'vitest'
import { checkFile } from './file-rules.ts'

it('refuses what WhatsApp does not take, and says why', () => {
  expect(checkFile({ type: 'application/x-msdownload', size: 10 })).toBe('type')
  expect(checkFile({ type: 'image/jpeg', size: 0 })).toBe('empty')
  expect(checkFile({ type: 'image/jpeg', size: 5_000_001 })).toBe('image_size')
  expect(checkFile({ type: 'application/pdf', size: 16_000_001 })).toBe('size')
})

it('takes pictures, documents and sounds', () => {
  expect(checkFile({ type: 'image/png', size: 5_000_000 })).toBeNull()
  expect(checkFile({ type: 'application/pdf', size: 16_000_000 })).toBeNull()
  expect(checkFile({ type: 'audio/ogg', size: 10 })).toBeNull()
})
