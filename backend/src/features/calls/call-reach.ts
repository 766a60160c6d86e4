import type { CallCommands } from './call-commands.service.ts'
import type { CallControl, CallKey, Passing } from './ports.ts'

/** Acts on a call whichever process carries it: this one, or another that is asked to. */
export class CallReach implements CallControl {
  readonly #near: CallControl
  readonly #commands: Pick<CallCommands, 'ask'>

  constructor(near: CallControl, commands: Pick<CallCommands, 'ask'>) {
    this.#near = near
    this.#commands = commands
  }

  async hangUp(call: CallKey): Promise<boolean> {
    return (await this.#near.hangUp(call)) || this.#commands.ask(call, { kind: 'hang_up' })
  }

  async transfer(call: CallKey, to: string): Promise<Passing> {
    const near = await this.#near.transfer(call, to)
    if (near !== 'absent') return near
    return (await this.#commands.ask(call, { kind: 'transfer', to })) ? 'asked' : 'absent'
  }
}
