const floors = [6, 5, 4, 3, 2, 1]
const rooms = [1, 2, 3, 4, 5]
/** Rooms whose key is with a guest, and the one that is waiting for you. */
const away = new Set([604, 503, 504, 405, 302, 202, 101, 105])
const yours = 403

/** The board of keys behind the desk: a picture, silent for screen readers. */
export function KeyRack() {
  return (
    <div aria-hidden className="grid place-items-center overflow-hidden bg-rack p-8">
      <div className="grid grid-cols-5 border-t border-l border-rack-line">
        {floors.flatMap((floor) =>
          rooms.map((room) => <Pigeonhole key={`${floor}${room}`} room={floor * 100 + room} />),
        )}
      </div>
    </div>
  )
}

function Pigeonhole({ room }: { room: number }) {
  return (
    <div className="relative grid size-[min(116px,14dvh)] place-items-center border-r border-b border-rack-line shadow-[inset_0_10px_10px_-10px_rgb(0_0_0/0.35)]">
      <span className="absolute top-2 left-2.5 text-small text-rack-ink tabular-nums">{room}</span>
      {!away.has(room) && <Key isYours={room === yours} />}
    </div>
  )
}

function Key({ isYours }: { isYours: boolean }) {
  return (
    <svg viewBox="0 0 28 60" className="h-[52%] text-rack-key" fill="none" stroke="currentColor" strokeWidth={1.4}>
      <circle cx="14" cy="3.5" r="1.6" fill="currentColor" stroke="none" />
      <path d="M14 4.5V13" />
      <path d="M6.5 12h15L26 17v37a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V17z" fill={isYours ? 'currentColor' : 'none'} />
      <circle cx="14" cy="20" r="2" stroke="none" className="fill-rack brightness-75" />
    </svg>
  )
}
