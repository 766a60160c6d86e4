import { Router } from 'express'
import { BadRequest } from '#sim/lib/errors-as-json.ts'
import { waitFor } from '#sim/lib/changes.ts'
import type { RealtimeFault } from '#sim/openai-realtime/faults.ts'
import type { Output } from '#sim/openai-realtime/mind.ts'
import type { OpenAiRealtimeSimulator } from '#sim/openai-realtime/openai-realtime-simulator.ts'
import type { RealtimeSession } from '#sim/openai-realtime/realtime-session.ts'
import { bodyOf, objectIn, patienceIn, textIn, timesIn } from './control-body.ts'
import type { UndoList } from './undo-list.ts'

/** A turn as JSON: words, or calls of tools, or both. */
function turnsIn(value: unknown): (string | Output[])[] {
  if (!Array.isArray(value)) throw new BadRequest('turns: a list is needed')
  return value.map((turn: unknown) => {
    if (typeof turn === 'string') return turn
    if (Array.isArray(turn)) return turn as Output[]
    throw new BadRequest('turns: each is a text, or a list of {say} and {call, args}')
  })
}

const describe = ({ id, model, callId, ended, conversation, audioInMs, wire }: RealtimeSession) => ({
  id,
  model,
  callId,
  ended,
  audioInMs,
  audioOutMs: wire.audioMs,
  said: conversation.said,
})

/** Strings of the simulated voice model. */
export function openaiControl(openai: OpenAiRealtimeSimulator, undos: UndoList): Router {
  const router = Router()
  router.post('/script', (req, res) => {
    const body = bodyOf(req)
    const undone = turnsIn(body['turns']).map((turn) => openai.script.add(turn, {}, timesIn(body)))
    res.json(
      undos.keep(() => {
        for (const undo of undone) undo()
      }),
    )
  })
  router.post('/faults', (req, res) => {
    const body = bodyOf(req)
    res.json(undos.keep(openai.faults.add(objectIn(body, 'fault') as unknown as RealtimeFault, timesIn(body))))
  })
  router.post('/hear', (req, res) => {
    const body = bodyOf(req)
    const utterances = body['utterances']
    if (!Array.isArray(utterances)) throw new BadRequest('utterances: a list is needed')
    res.json(undos.keep(openai.hear(utterances as string[], timesIn(body))))
  })
  router.post('/ring', async (req, res) => {
    const body = bodyOf(req)
    const from = typeof body['from'] === 'string' ? body['from'] : null
    const { call, webhooks } = await openai.ring({ from, to: textIn(body, 'to') }, body['news'] ?? {})
    res.json({ callId: call.id, webhooks: webhooks.map(({ type, status }) => ({ type, status })) })
  })
  router.get('/sessions', async (req, res) => {
    const { atLeast, timeoutMs } = patienceIn(req)
    const items = await waitFor(openai.changes, () => openai.sessions.length >= atLeast && openai.sessions, {
      timeoutMs,
      what: `${atLeast} sessions`,
    })
    res.json({ items: items.map(describe) })
  })
  router.get('/requests', (_req, res) => {
    res.json({ items: openai.requests })
  })
  return router
}
