import { useState } from 'react'
import type { Place } from '../use-place.ts'
import { BlockDrawer } from './block-drawer.tsx'
import { BookingDrawer } from './booking-drawer.tsx'

interface Props {
  place: Place
  onBooked: (id: number) => void
  onClose: () => void
}

/** What is put on the planning by hand: a booking, or a place that is not to be sold. */
export function NewDrawer({ place, onBooked, onClose }: Props) {
  const [isBlock, setBlock] = useState(false)
  if (isBlock) return <BlockDrawer place={place} onClose={onClose} />
  return (
    <BookingDrawer
      place={place}
      onBooked={onBooked}
      onBlock={() => {
        setBlock(true)
      }}
      onClose={onClose}
    />
  )
}
