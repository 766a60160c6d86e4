import express, { Router } from 'express'
import type { AnthropicSimulator } from '#sim/anthropic/anthropic-simulator.ts'
import { waitFor } from '#sim/lib/changes.ts'
import { errorsAsJson } from '#sim/lib/errors-as-json.ts'
import type { OpenAiRealtimeSimulator } from '#sim/openai-realtime/openai-realtime-simulator.ts'
import type { SipSimulator } from '#sim/sip/sip-simulator.ts'
import type { Mail, MailFault, SmtpSimulator } from '#sim/smtp/smtp-simulator.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import { bodyOf, objectIn, patienceIn, repliesIn, textIn, timesIn } from './control-body.ts'
import { openaiControl } from './openai.control.ts'
import { twilioControl } from './twilio.control.ts'
import { UndoList } from './undo-list.ts'

export interface ControlledParts {
  twilio: TwilioSimulator
  anthropic: AnthropicSimulator
  openaiRealtime: OpenAiRealtimeSimulator
  smtp: SmtpSimulator
  sip: SipSimulator
}

function anthropicControl(anthropic: AnthropicSimulator, undos: UndoList): Router {
  const router = Router()
  router.post('/script', (req, res) => {
    const body = bodyOf(req)
    const contains = body['contains']
    const filter = typeof contains === 'string' ? { contains } : {}
    const undone = repliesIn(body).map((reply) => anthropic.script.add(reply, filter, timesIn(body)))
    res.json(
      undos.keep(() => {
        for (const undo of undone) undo()
      }),
    )
  })
  router.get('/requests', async (req, res) => {
    const { atLeast, timeoutMs } = patienceIn(req)
    const enough = () => anthropic.requests.length >= atLeast && anthropic.requests
    res.json({ items: await waitFor(anthropic.changes, enough, { timeoutMs, what: `${atLeast} requests` }) })
  })
  return router
}

function smtpControl(smtp: SmtpSimulator, undos: UndoList): Router {
  const router = Router()
  router.get('/mails', async (req, res) => {
    const { atLeast, timeoutMs } = patienceIn(req)
    const items = await waitFor<Mail[]>(smtp.changes, () => smtp.mails.length >= atLeast && smtp.mails, {
      timeoutMs,
      what: `${atLeast} mails`,
    })
    res.json({ items })
  })
  router.post('/faults', (req, res) => {
    const body = bodyOf(req)
    res.json(undos.keep(smtp.faults.add(objectIn(body, 'fault') as MailFault, {}, timesIn(body))))
  })
  return router
}

/**
 * `/control`: everything that a test does with the simulator, as JSON, for a server that runs in another process.
 * What arms something answers `{id}`; `DELETE /control/armed/{id}`, or without a number, takes it back.
 */
export function controlRoutes({ twilio, anthropic, openaiRealtime, smtp, sip }: ControlledParts): Router {
  const router = Router()
  const undos = new UndoList()
  router.use(express.json({ limit: '32mb' }))
  router.get('/', (_req, res) => {
    const { baseUrl, realtimeUrl } = openaiRealtime
    const accounts = twilio.accounts.all.map(({ accountSid, numbers }) => ({ accountSid, numbers }))
    res.json({
      twilio: { url: twilio.url, accounts },
      anthropic: { url: anthropic.url },
      openai: { baseUrl, realtimeUrl },
      smtp: { url: smtp.url },
      sip: sip.place,
    })
  })
  router.post('/point-at', (req, res) => {
    const body = bodyOf(req)
    const publicUrl = body['publicUrl']
    twilio.pointAt({ url: textIn(body, 'url'), ...(typeof publicUrl === 'string' && { publicUrl }) })
    openaiRealtime.pointAt(textIn(body, 'url'))
    res.status(204).end()
  })
  router.post('/reset', (_req, res) => {
    for (const part of [twilio, anthropic, openaiRealtime, smtp, sip]) part.reset()
    res.status(204).end()
  })
  router.delete('/armed/:id', (req, res) => {
    undos.undo(Number(req.params.id))
    res.status(204).end()
  })
  router.delete('/armed', (_req, res) => {
    undos.undoAll()
    res.status(204).end()
  })
  router.use('/twilio', twilioControl(twilio, undos))
  router.use('/anthropic', anthropicControl(anthropic, undos))
  router.use('/openai', openaiControl(openaiRealtime, undos))
  router.use('/smtp', smtpControl(smtp, undos))
  router.use(errorsAsJson)
  return router
}
