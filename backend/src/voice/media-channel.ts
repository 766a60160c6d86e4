import type { Socket } from 'node:net'
import type { FromMedia, ToMedia } from './media-protocol.ts'

/**
 * The way to the media process, whichever run of it is up. A message for a run that has died is lost, and `onDown` says
 * so: calls of that run are then closed as failed, and lines are started again on the next one.
 */
export interface MediaChannel {
  /** Names the run: another after each restart; null while none is up. */
  readonly run: string | null
  /** @returns false when nothing is up to hear it */
  send(message: ToMedia, socket?: Socket): boolean
  /** @returns takes the listener away again */
  listen(listener: (message: FromMedia, run: string) => void): () => void
  onUp(listener: (run: string) => void): () => void
  onDown(listener: (run: string) => void): () => void
}

const nothing = () => () => {}

/** Where no voice has been set up: nobody answers. */
export const absentMedia: MediaChannel = {
  run: null,
  send: () => false,
  listen: nothing,
  onUp: nothing,
  onDown: nothing,
}

/** Milliseconds that a call at the door waits: a media process that starts, or starts again, takes less. */
const patienceMs = 5_000

/**
 * The run that a call may be given to: at once when one is up, else as soon as one is.
 * @returns null when none comes in time, or none ever will
 */
export function whenUp(media: MediaChannel, withinMs = patienceMs): Promise<string | null> {
  if (media.run !== null || media === absentMedia) return Promise.resolve(media.run)
  return new Promise((resolve) => {
    const settle = (run: string | null) => {
      clearTimeout(tooLate)
      leave()
      resolve(run)
    }
    const leave = media.onUp(settle)
    const tooLate = setTimeout(settle, withinMs, null)
  })
}
