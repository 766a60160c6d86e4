import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Button } from './button.tsx'
import { Menu } from './menu.tsx'
import { MenuItem } from './menu-item.tsx'

function renderMenu() {
  const chosen = vi.fn<(name: string) => void>()
  render(
    <Menu trigger={(props) => <Button {...props}>Actions</Button>}>
      <MenuItem
        onSelect={() => {
          chosen('reporter')
        }}
      >
        Reporter
      </MenuItem>
      <MenuItem
        disabled
        onSelect={() => {
          chosen('interdit')
        }}
      >
        Interdit
      </MenuItem>
      <MenuItem
        onSelect={() => {
          chosen('clôturer')
        }}
      >
        Clôturer
      </MenuItem>
    </Menu>,
  )
  return { chosen, user: userEvent.setup(), trigger: screen.getByRole('button', { name: 'Actions' }) }
}

describe('a menu', () => {
  it('does nothing for an action that is not possible now', async () => {
    const { chosen, user, trigger } = renderMenu()
    await user.click(trigger)
    await user.click(screen.getByRole('menuitem', { name: 'Interdit' }))
    expect(chosen).not.toHaveBeenCalled()
  })

  it('opens on its first action, moves over those that are possible, and around', async () => {
    const { user, trigger } = renderMenu()
    await user.click(trigger)
    expect(trigger.getAttribute('aria-expanded')).toBe('true')
    expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Reporter' }))
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Clôturer' }))
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Reporter' }))
    await user.keyboard('c')
    expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Clôturer' }))
  })

  it('runs the action with Enter, closes, and gives the focus back', async () => {
    const { chosen, user, trigger } = renderMenu()
    await user.click(trigger)
    await user.keyboard('{End}{Enter}')
    expect(chosen).toHaveBeenCalledExactlyOnceWith('clôturer')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(trigger)
  })

  it('closes with Escape, which goes no further, and with a press elsewhere', async () => {
    const { user, trigger } = renderMenu()
    const heard = vi.fn()
    document.addEventListener('keydown', heard)
    await user.click(trigger)
    await user.keyboard('{Escape}')
    document.removeEventListener('keydown', heard)
    expect(screen.queryByRole('menu')).toBeNull()
    expect(heard).not.toHaveBeenCalled()
    await user.click(trigger)
    await user.click(document.body)
    expect(screen.queryByRole('menu')).toBeNull()
  })
})
