import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { VirtualList } from './virtual-list.tsx'

const numbers = Array.from({ length: 5000 }, (_, at) => at)

describe('a long list', () => {
  it('holds only the rows near the window, and says how many there are', () => {
    const { container } = render(
      <VirtualList label="Nombres" items={numbers} keyOf={String} rowHeight={64} render={(item) => <b>{item}</b>} />,
    )
    const rows = screen.getAllByRole('listitem')
    expect(rows.length).toBeLessThan(40)
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('5000')

    const box = container.firstElementChild as HTMLElement
    Object.defineProperty(box, 'clientHeight', { value: 640 })
    fireEvent.scroll(box, { target: { scrollTop: 64 * 1000 } })
    expect(screen.getByText('1000')).not.toBeNull()
    expect(screen.queryByText('0')).toBeNull()
  })

  it('asks for more when its end is near', () => {
    const onEndNear = vi.fn()
    render(
      <VirtualList
        label="Nombres"
        items={numbers.slice(0, 10)}
        keyOf={String}
        rowHeight={64}
        render={String}
        onEndNear={onEndNear}
      />,
    )
    expect(onEndNear).toHaveBeenCalled()
  })
})
