import type { Endpoints } from '@conciergerie/contract'
import { must } from '../world.ts'
import type { HouseWorld } from '../world.ts'
import { eventually } from './eventually.ts'

/** What a house is shown of one call. */
export type CallDetail = Endpoints['GET /api/calls/:id']['response']

export function readCall(house: HouseWorld, id: number): Promise<CallDetail> {
  return must<CallDetail>(house.concierge.client.get(`/api/calls/${id}`))
}

/** As it is once the call is over. */
export async function readEndedCall(house: HouseWorld, id: number): Promise<CallDetail> {
  await eventually(async () => (await readCall(house, id)).call.outcome !== null)
  return readCall(house, id)
}
