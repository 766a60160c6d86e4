import type { RtpStream } from '../rtp/rtp-stream.ts'
import type { SecondLeg } from './second-leg.ts'

/** Two clocks are never the same: what one side is ahead by this many milliseconds is dropped. */
const longestLagMs = 200

export interface Bridge {
  /** Audio of the first side. */
  hear(audio: Uint8Array): void
  end(): void
}

/** Joins two legs of the same law, byte for byte. @param onLeft the person called has hung up */
export function bridge(first: RtpStream, second: SecondLeg, onLeft: () => void): Bridge {
  first.clear()
  second.listen({
    onAudio: (audio) => {
      if (first.queuedMs() > longestLagMs) first.clear()
      first.play(audio)
    },
    onEnded: onLeft,
  })
  return {
    hear: (audio) => {
      if (second.queuedMs() > longestLagMs) second.clear()
      second.play(audio)
    },
    end: () => {
      second.hangUp()
    },
  }
}
