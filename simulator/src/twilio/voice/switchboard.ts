import { waitFor } from '#sim/lib/changes.ts'
import type { Changes } from '#sim/lib/changes.ts'
import type { Accounts } from '../accounts.ts'
import { signForm } from '../signature.ts'
import type { Form } from '../signature.ts'
import type { Webhooks } from '../webhooks.ts'
import { callForm } from './call-form.ts'
import type { Caller, CallSettings, DialOutcome } from './call-settings.ts'
import { MediaStream } from './media-stream.ts'
import { runTwiml } from './run-twiml.ts'
import { TwilioCall } from './twilio-call.ts'

export interface SwitchboardParts {
  accounts: Accounts
  webhooks: Webhooks
  changes: Changes
  now: () => Date
  /** Where incoming calls are told; throws when it was not pointed anywhere. */
  voiceUrl: () => string
}

const MOST_KEPT = 500

/** Phone calls to the house’s numbers. */
export class Switchboard {
  /** Every call, the latest last. */
  readonly calls: TwilioCall[] = []
  /** How people behind numbers take a call that is passed on; default `completed`. */
  readonly people = new Map<string, DialOutcome>()
  readonly #parts: SwitchboardParts
  readonly #runs = new WeakMap<TwilioCall, number>()

  constructor(parts: SwitchboardParts) {
    this.#parts = parts
  }

  /** Dials, and resolves when the house has taken the call (or has refused it: see `ended`). */
  async call(caller: Caller = {}, settings: CallSettings = {}): Promise<TwilioCall> {
    const call = this.dial(caller, settings)
    const taken = () => call.answered || call.ended !== null
    await waitFor(call.changes, taken, { what: 'an answer to the call', timeoutMs: 30_000 })
    return call
  }

  /** Dials, and does not wait. */
  dial({ from = '', to }: Caller = {}, settings: CallSettings = {}): TwilioCall {
    const { accounts, changes, now } = this.#parts
    const account = to === undefined ? accounts.first : accounts.ownerOf(to)
    const called = to ?? account.numbers[0] ?? ''
    const call = new TwilioCall({ accountSid: account.accountSid, from, to: called, settings, now })
    call.changes.subscribe(() => {
      changes.announce()
    })
    this.calls.push(call)
    if (this.calls.length > MOST_KEPT) this.calls.shift()
    this.#run(call, () => this.fetch(call, this.#parts.voiceUrl(), {}, true))
    return call
  }

  find(sid: string): TwilioCall | undefined {
    return this.calls.find((call) => call.sid === sid)
  }

  /** Another document takes the place of the one that runs. */
  redirect(call: TwilioCall, twiml: () => Promise<string | null>): void {
    const { stream } = call
    this.#run(call, twiml)
    stream?.stop()
  }

  /** Posts a signed form and reads the TwiML that comes back; null when none does. */
  async fetch(call: TwilioCall, url: string, more: Form = {}, first = false): Promise<string | null> {
    const { tamper, copies = 1 } = call.settings
    const form = callForm(call, more)
    const webhook = { url, form, authToken: this.#tokenOf(call), ...(first && tamper && { sent: tamper(form) }) }
    const [tries] = await Promise.all(
      Array.from({ length: first ? copies : 1 }, () => this.#parts.webhooks.post(webhook)),
    )
    const answer = tries?.at(-1)
    if (answer?.status != null && answer.status < 300) return answer.body
    this.fail(call, 11200, answer?.reason ?? `HTTP ${answer?.status ?? 0}`)
    return null
  }

  fail(call: TwilioCall, code: number, detail: string): void {
    call.errors.push({ code, detail })
    this.#parts.webhooks.alerts.push({ code, url: call.sid, detail })
    call.changes.announce()
  }

  /** Runs `<Stream>` until it ends. @param url as the TwiML has it */
  async stream(
    call: TwilioCall,
    url: string,
    parameters: Record<string, string>,
    statusCallback: string | null,
  ): Promise<void> {
    const refused = unfit(url)
    if (refused !== null) {
      this.fail(call, 31920, refused)
      return
    }
    const [bare = ''] = url.split('?')
    const { upgradeSignature, parameters: change } = call.settings
    const signature = upgradeSignature === undefined ? signForm(this.#tokenOf(call), bare, {}) : upgradeSignature
    const tell = (event: string, error = '') => {
      if (statusCallback !== null) void this.#tellStream(call, statusCallback, stream.sid, event, error)
    }
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const start = {
      url: this.#parts.webhooks.reach(bare.replace(/^ws/, 'http')).replace(/^http/, 'ws'),
      signature,
      accountSid: call.accountSid,
      callSid: call.sid,
      parameters: change ? change(parameters) : parameters,
    }
    const stream = new MediaStream(start, call.settings, {
      onStart: () => {
        tell('stream-started')
        call.setStatus('in-progress')
      },
      onFrame: (frame) => {
        call.takeFrame(frame)
      },
      onChange: () => {
        call.changes.announce()
      },
      onError: (code, detail) => {
        this.fail(call, code, detail)
        tell('stream-error', `${code}: ${detail}`)
      },
      onEnd: () => {
        tell('stream-stopped')
        resolve(undefined)
      },
    })
    call.stream = stream
    await promise
    if (call.stream === stream) call.leaveStream()
  }

  clear(): void {
    for (const call of this.calls) call.end('lost', 'failed')
    this.calls.length = 0
    this.people.clear()
  }

  #tokenOf(call: TwilioCall): string {
    return call.settings.authToken ?? this.#parts.accounts.find(call.accountSid)?.authToken ?? ''
  }

  #run(call: TwilioCall, twiml: () => Promise<string | null>): void {
    const run = (this.#runs.get(call) ?? 0) + 1
    this.#runs.set(call, run)
    const isCurrent = () => this.#runs.get(call) === run && call.ended === null
    call.schedule.run(async () => {
      const document = await twiml()
      if (isCurrent()) await runTwiml(document, call, this, isCurrent)
    })
  }

  async #tellStream(call: TwilioCall, url: string, streamSid: string, event: string, error: string): Promise<void> {
    const form = {
      AccountSid: call.accountSid,
      CallSid: call.sid,
      StreamSid: streamSid,
      StreamName: streamSid,
      StreamEvent: event,
      Timestamp: this.#parts.now().toISOString(),
      ...(error !== '' && { StreamError: error }),
    }
    await this.#parts.webhooks.post({ url, form, authToken: this.#tokenOf(call) })
  }
}

/** `wss` only, and no query string; plain `ws` on loopback, where nobody has a certificate. */
function unfit(url: string): string | null {
  if (!URL.canParse(url)) return `no address: ${url}`
  const { protocol, hostname, search } = new URL(url)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'wss:' && !(protocol === 'ws:' && local)) return `not wss: ${url}`
  return search === '' ? null : `a query string: ${url}`
}
