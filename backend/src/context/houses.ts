import { ChannelCheckService } from '#src/features/conciergeries/channel-check.service.ts'
import { conciergeriesJobs } from '#src/features/conciergeries/conciergeries.jobs.ts'
import { conciergeriesRoutes } from '#src/features/conciergeries/conciergeries.routes.ts'
import { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import { DirectoryService } from '#src/features/conciergeries/directory.service.ts'
import { ErasureService } from '#src/features/conciergeries/erasure.service.ts'
import { HousesService } from '#src/features/conciergeries/houses.service.ts'
import type { ChannelProbe, Counters } from '#src/features/conciergeries/ports.ts'
import { SettingsService } from '#src/features/conciergeries/settings.service.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'

/** The houses, their settings and their directory. */
export function createHouses(ground: Ground, people: People, counters: Counters, probe: ChannelProbe) {
  const { audit, members, owners } = people
  const conciergeries = new ConciergeriesService({ ...ground, counters })
  const shared = { ...ground, audit, members, owners, counters, houses: conciergeries, demo: ground.config.demo }
  const settings = new SettingsService(shared)
  const doors = {
    conciergeries,
    settings,
    channelCheck: new ChannelCheckService({ ...shared, probe }),
    houses: new HousesService(shared),
    directory: new DirectoryService(shared),
  }
  return {
    conciergeries,
    settings,
    routes: conciergeriesRoutes(doors),
    jobs: conciergeriesJobs(new ErasureService(shared)),
  }
}

export type Houses = ReturnType<typeof createHouses>
