import type { ToMedia } from '../media-protocol.ts'
import { MediaServer } from '../media/media-server.ts'
import type { TwilioMessage } from '../media/transports/twilio-frame.ts'
import { TwilioLeg } from '../media/transports/twilio-leg.ts'

/*
 * A media process with mistakes in it: the sound `BOOM` of the model, or of a caller, is more than the leg of a call can
 * bear, and the line 666 more than the process can.
 */
function breakMethod(prototype: object, name: string, mistakeOf: (argument: never) => string | null): void {
  const method = Reflect.get(prototype, name) as (...args: unknown[]) => unknown
  Reflect.set(prototype, name, function (this: unknown, argument: never, ...others: unknown[]) {
    const mistake = mistakeOf(argument)
    if (mistake !== null) throw new Error(mistake)
    return Reflect.apply(method, this, [argument, ...others])
  })
}

breakMethod(TwilioLeg.prototype, 'play', (audio: string) =>
  audio === 'BOOM' ? 'a mistake while the assistant speaks' : null,
)
breakMethod(TwilioLeg.prototype, 'hear', (message: TwilioMessage) =>
  message.event === 'media' && message.audio === 'BOOM' ? 'a mistake while the caller speaks' : null,
)
breakMethod(MediaServer.prototype, 'hear', (message: ToMedia) =>
  message.to === 'line_check' && message.lineId === 666 ? 'nobody’s mistake' : null,
)

await import('../media/main.ts')
