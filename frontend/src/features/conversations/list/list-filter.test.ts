import { describe, expect, it } from 'vitest'
import { readFilter, writeFilter } from './list-filter.ts'

const read = (search: string) => readFilter(new URLSearchParams(search))

describe('the filter in the address', () => {
  it('takes nonsense for nothing', () => {
    expect(read('tab=nowhere&unread=yes&assignee=me%20or%201&q=%20%20')).toEqual({ tab: 'todo' })
  })

  it('is read whole', () => {
    expect(read('tab=all&q=th%C3%A9&unread=1&assignee=me')).toEqual({
      tab: 'all',
      q: 'thé',
      unread: true,
      assignee: 'me',
    })
  })

  it('comes back as it was written, beside what others keep there', () => {
    const search = writeFilter(new URLSearchParams('edit=4'), { tab: 'ai', q: 'parking', unread: true, assignee: '7' })
    expect(readFilter(search)).toEqual({ tab: 'ai', q: 'parking', unread: true, assignee: '7' })
    expect(search.get('edit')).toBe('4')
  })

  it('leaves no trace of what is usual', () => {
    const search = writeFilter(new URLSearchParams('tab=ai&q=x&unread=1'), {
      tab: 'todo',
      q: undefined,
      unread: undefined,
    })
    expect(search.toString()).toBe('')
  })
})
