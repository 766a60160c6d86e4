import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { speakFrench } from '../testing/speak.ts'
import { AlertDialog } from './alert-dialog.tsx'
import { Dialog } from './dialog.tsx'

beforeAll(() => speakFrench({}, []))

describe('a dialog', () => {
  it('is named by its title and begins in its first field', () => {
    render(
      <Dialog title="Nouvelle FAQ" onClose={vi.fn()}>
        <input aria-label="Question" />
      </Dialog>,
    )
    expect(screen.getByRole('dialog', { name: 'Nouvelle FAQ' })).not.toBeNull()
    expect(document.activeElement).toBe(screen.getByLabelText('Question'))
  })

  it('asks to close by its button, by Escape and by a press outside, not by one inside', async () => {
    const onClose = vi.fn()
    render(
      <Dialog title="Nouvelle FAQ" onClose={onClose}>
        <p>Contenu</p>
      </Dialog>,
    )
    const dialog = screen.getByRole('dialog')
    fireEvent.pointerDown(screen.getByText('Contenu'))
    expect(onClose).not.toHaveBeenCalled()
    fireEvent.pointerDown(dialog)
    fireEvent(dialog, new Event('cancel', { cancelable: true }))
    await userEvent.click(screen.getByRole('button', { name: 'Fermer' }))
    expect(onClose).toHaveBeenCalledTimes(3)
  })
})

describe('an alert', () => {
  it('gives the focus to the safe answer', async () => {
    const onConfirm = vi.fn()
    const onClose = vi.fn()
    render(
      <AlertDialog title="Supprimer la conciergerie ?" confirm="Supprimer" onConfirm={onConfirm} onClose={onClose}>
        Tout sera perdu.
      </AlertDialog>,
    )
    await userEvent.keyboard('{Enter}')
    expect(onConfirm).not.toHaveBeenCalled()
    expect(onClose).toHaveBeenCalledOnce()
    expect(
      screen.getByRole('alertdialog', { name: 'Supprimer la conciergerie ?', description: 'Tout sera perdu.' }),
    ).not.toBeNull()
  })
})
