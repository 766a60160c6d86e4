import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { TabList } from './tabs.tsx'

const tabs = [
  { id: 'all', label: 'Tous', count: 11 },
  { id: 'mine', label: 'À moi' },
  { id: 'closed', label: 'Clôturés' },
] as const

function Example() {
  const [value, setValue] = useState<(typeof tabs)[number]['id']>('all')
  return <TabList label="Conversations" tabs={tabs} value={value} onChange={setValue} panels="list" />
}

describe('tabs', () => {
  it('are one stop of the keyboard; arrows move among them and around', async () => {
    const user = userEvent.setup()
    render(<Example />)
    await user.tab()
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: /Tous/ }))
    await user.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Clôturés' }))
    expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Clôturés')
    await user.keyboard('{Home}')
    expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Tous')
    await user.tab()
    expect(document.activeElement).toBe(document.body)
  })
})
