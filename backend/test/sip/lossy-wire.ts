import type { LineWorld } from '#src/voice/media/sip/line/line-world.ts'

/** The same world, in which a part of the SIP messages never arrives, either way. Sound is left alone. */
export function lossy(world: LineWorld, part: number): LineWorld {
  const isLost = () => Math.random() < part
  return {
    ...world,
    openWire: async (wish) => {
      const wire = await world.openWire(wish)
      if (!wire) return null
      const { send, listen } = { send: wire.send.bind(wire), listen: wire.listen.bind(wire) }
      wire.send = (text, to) => (isLost() ? Promise.resolve() : send(text, to))
      wire.listen = (listener) => {
        listen((text, from) => {
          if (!isLost()) listener(text, from)
        })
      }
      return wire
    },
  }
}
