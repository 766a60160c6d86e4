import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { LinesService } from './lines.service.ts'
import type { VoiceBrief } from './ports.ts'
import { presentAgent } from './present.ts'
import type { VoiceSettingsService } from './voice-settings.service.ts'

const routes = api.lines

export interface LineDoors {
  lines: LinesService
  voice: VoiceSettingsService
  brief: VoiceBrief
}

export function linesRoutes(doors: LineDoors): MountedRoute[] {
  return [...adminRoutes(doors.lines), ...agentRoutes(doors.lines), ...houseRoutes(doors)]
}

function adminRoutes(lines: LinesService): MountedRoute[] {
  return [
    on(routes.list, async ({ actor }) => ({ items: await lines.list(actor), leader: await lines.findLeader() })),
    on(routes.create, async ({ actor, body, req }) => ({ line: await lines.create(actor, body, req.ip ?? null) })),
    on(routes.read, ({ actor, params }) => lines.readWhole(actor, params.id)),
    on(routes.update, async ({ actor, params, body, req }) => ({
      line: await lines.update(actor, params.id, body, req.ip ?? null),
    })),
    on(routes.remove, ({ actor, params, req }) => lines.remove(actor, params.id, req.ip ?? null)),
    on(routes.start, async ({ actor, params, req }) => ({
      line: await lines.command(actor, params.id, { kind: 'start' }, req.ip ?? null),
    })),
    on(routes.stop, async ({ actor, params, body, req }) => ({
      line: await lines.command(actor, params.id, { kind: 'stop', when: body.when }, req.ip ?? null),
    })),
    on(routes.restart, async ({ actor, params, body, req }) => ({
      line: await lines.command(actor, params.id, { kind: 'restart', when: body.when }, req.ip ?? null),
    })),
    on(routes.refresh, () => lines.refresh()),
  ]
}

/** The addresses that users of the earlier system know. */
function agentRoutes(lines: LinesService): MountedRoute[] {
  return [
    on(routes.agents, async ({ actor }) => ({ agents: (await lines.list(actor)).map(presentAgent) })),
    on(routes.agentStatus, async ({ actor, params }) => presentAgent(await lines.read(actor, params.id))),
    on(routes.agentStart, async ({ actor, params, req }) =>
      presentAgent(await lines.command(actor, params.id, { kind: 'start' }, req.ip ?? null)),
    ),
    on(routes.agentStop, async ({ actor, params, req }) =>
      presentAgent(await lines.command(actor, params.id, { kind: 'stop' }, req.ip ?? null)),
    ),
    on(routes.agentRestart, async ({ actor, params, req }) =>
      presentAgent(await lines.command(actor, params.id, { kind: 'restart' }, req.ip ?? null)),
    ),
    on(routes.agentsRefresh, () => lines.refresh()),
  ]
}

function houseRoutes({ lines, voice, brief }: LineDoors): MountedRoute[] {
  return [
    on(routes.own, async ({ actor }) => ({ items: await lines.listOf(actor) })),
    on(routes.sipAgents, async ({ actor }) => ({
      agents: (await lines.listOf(actor)).filter(({ enabled }) => enabled).map(presentAgent),
    })),
    on(routes.brief, ({ actor }) => brief.describe(actor.conciergerieId)),
    on(routes.readVoice, async ({ actor }) => ({ voice: await voice.readVoice(actor.conciergerieId) })),
    on(routes.updateVoice, async ({ actor, body, req }) => ({
      voice: await voice.update(actor, body, req.ip ?? null),
    })),
  ]
}
