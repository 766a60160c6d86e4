import { describe, expect, it } from 'vitest'
import { decodeFile } from './decode-file.ts'

describe('the bytes of a file', () => {
  it('are read as UTF-8', async () => {
    expect(await decodeFile(new Blob(['« été » 5 €']))).toBe('« été » 5 €')
  })

  it('are read as windows-1252 when they are no UTF-8', async () => {
    const bytes = new Uint8Array([0xe9, 0x74, 0xe9, 0x20, 0x35, 0x20, 0x80])
    expect(await decodeFile(new Blob([bytes]))).toBe('été 5 €')
  })
})
