import { Router } from 'express'
import { runScript } from '#sim/callers/run-script.ts'
import { callScripts, makePersona } from '#sim/callers/scripts.ts'
import { BadRequest } from '#sim/lib/errors-as-json.ts'
import type { ApiFault, ApiFilter } from '#sim/twilio/api-faults.ts'
import type { MediaFault } from '#sim/twilio/media.ts'
import type { MessageStatus, SimulatedMessage } from '#sim/twilio/messages.ts'
import type { PhoneSettings } from '#sim/twilio/phones.ts'
import type { Failure } from '#sim/twilio/status-plan.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import type { CallSettings } from '#sim/twilio/voice/call-settings.ts'
import { bodyOf, messageIn, objectIn, patienceIn, textIn, timesIn } from './control-body.ts'
import type { Body } from './control-body.ts'
import type { UndoList } from './undo-list.ts'

/** How a webhook is posted, as far as JSON can say it. */
function deliveryIn({ url, authToken, headers, copies }: Body) {
  return {
    ...(typeof url === 'string' && { url }),
    ...(typeof authToken === 'string' && { authToken }),
    ...(typeof copies === 'number' && { copies }),
    ...(typeof headers === 'object' && headers !== null && { headers: headers as Record<string, string> }),
  }
}

const query = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function ends(to: string | undefined, from: string | undefined) {
  return { ...(to !== undefined && { to }), ...(from !== undefined && { from }) }
}

/** `?channel=sms` or `whatsapp`; both without it. */
function channelIn(value: unknown): (message: SimulatedMessage) => boolean {
  if (value === undefined) return () => true
  return ({ to, from }) => [to, from].some((end) => end.startsWith('whatsapp:')) === (value === 'whatsapp')
}

/** Strings of the simulated Twilio. */
export function twilioControl(twilio: TwilioSimulator, undos: UndoList): Router {
  const router = Router()
  router.post('/inbound', async (req, res) => {
    const body = bodyOf(req)
    res.json(await twilio.sendMessage(messageIn(body), deliveryIn(body)))
  })
  router.post('/replay', async (req, res) => {
    const body = bodyOf(req)
    res.json(await twilio.replay(textIn(body, 'messageSid'), deliveryIn(body)))
  })
  router.get('/messages', async (req, res) => {
    const { direction, to, from } = req.query
    const filter = ends(query(to), query(from))
    const channel = channelIn(req.query['channel'])
    const list = () =>
      (direction === 'received' ? twilio.messages.received(filter) : twilio.messages.sent(filter)).filter(channel)
    const { atLeast, timeoutMs } = patienceIn(req)
    const items = await twilio.waitFor<SimulatedMessage[]>(() => list().length >= atLeast && list(), {
      timeoutMs,
      what: `${atLeast} messages`,
    })
    res.json({ items })
  })
  router.post('/faults', (req, res) => {
    const body = bodyOf(req)
    const filter = (body['filter'] ?? {}) as ApiFilter
    res.json(undos.keep(twilio.faults.add(objectIn(body, 'fault') as ApiFault, filter, timesIn(body))))
  })
  router.post('/media-faults', (req, res) => {
    const body = bodyOf(req)
    res.json(undos.keep(twilio.media.faults.add(objectIn(body, 'fault') as MediaFault, {}, timesIn(body))))
  })
  router.post('/statuses', (req, res) => {
    const body = bodyOf(req)
    const to = query(body['to'])
    res.json(undos.keep(twilio.statuses.next(objectIn(body, 'plan'), { ...timesIn(body), ...ends(to, undefined) })))
  })
  router.post('/statuses/push', async (req, res) => {
    const body = bodyOf(req)
    const message = twilio.messages.find(textIn(body, 'messageSid'))
    if (!message) throw new BadRequest('no such message', 404)
    const failure = body['failure'] as Omit<Failure, 'status'> | undefined
    res.json(await twilio.statuses.push(message, textIn(body, 'status') as MessageStatus, failure))
  })
  router.post('/phones', (req, res) => {
    const body = bodyOf(req)
    res.json(
      Object.assign(twilio.phones.of(textIn(body, 'number')), objectIn(body, 'settings') as Partial<PhoneSettings>),
    )
  })
  router.post('/windows', (req, res) => {
    const body = bodyOf(req)
    twilio.windows.opened(textIn(body, 'client'), textIn(body, 'house'), new Date(textIn(body, 'lastInboundAt')))
    res.status(204).end()
  })
  router.post('/calls', async (req, res) => {
    const body = bodyOf(req)
    const script = callScripts[textIn(body, 'script')]?.(makePersona(0))
    if (!script) throw new BadRequest(`script: ${Object.keys(callScripts).join(', ')}`)
    const settings = (body['settings'] ?? {}) as CallSettings
    const call = await twilio.voice.call(ends(query(body['to']), query(body['from'])), {
      keepAudio: false,
      ...settings,
    })
    res.json({ callSid: call.sid, ...(await runScript(call, script)), errors: call.errors, twiml: call.twiml })
  })
  router.get('/log', (_req, res) => {
    res.json({
      requests: twilio.requests,
      callbacks: twilio.statuses.callbacks,
      alerts: twilio.webhooks.alerts,
      leaks: twilio.leaks,
    })
  })
  return router
}
