import { afterAll, beforeAll, expect, it } from 'vitest'
import type { adminFeatureRequest, featureRequest } from '@conciergerie/contract'
import type { z } from 'zod'
import { describeOnBothDatabases } from '../support/databases.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

type FeatureRequest = z.infer<typeof featureRequest>
type AdminFeatureRequest = z.infer<typeof adminFeatureRequest>

describeOnBothDatabases('feature requests under the path that scripts know', (open) => {
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    world = await openWorld({ databaseUrl: await open.createUrl() })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
  })
  afterAll(() => world.close())

  const propose = async (title: string) =>
    (
      await must<{ featureRequest: FeatureRequest }>(
        house.owner.client.post('/api/feature-requests', { title, description: 'Pour la saison.' }),
      )
    ).featureRequest
  const pathOf = ({ id }: { id: number }) => `/api/feature-requests/${id}`

  it('a house decides neither status nor priority of its own request', async () => {
    const request = await propose('Un tri par date')
    for (const decision of [
      { status: 'completed' },
      { priority: 'high' },
      { duplicateOf: null },
      { comment: 'Fait' },
    ]) {
      const refused = await house.owner.client.patch(pathOf(request), { title: 'Un tri', ...decision })
      expect([refused.status, refused.json]).toMatchObject([400, { error: { code: 'invalid' } }])
    }
    const { featureRequest } = await must<{ featureRequest: FeatureRequest }>(house.owner.client.get(pathOf(request)))
    expect(featureRequest).toMatchObject({ title: 'Un tri par date', status: 'pending', priority: 'medium' })
  })

  it('neither a colleague nor a key deletes what an administrator may', async () => {
    const request = await propose('Une impression')
    expect((await house.concierge.client.delete(pathOf(request))).status).toBe(403)
    expect((await house.key.client.delete(pathOf(request))).status).toBe(403)
    expect((await world.anonymous.delete(pathOf(request))).status).toBe(401)
  })

  it('an administrator decides and deletes there too', async () => {
    const request = await propose('Un son par canal')
    const decided = await must<{ featureRequest: AdminFeatureRequest }>(
      world.admin.client.patch(pathOf(request), { status: 'in_progress', priority: 'high' }),
    )
    expect(decided.featureRequest).toMatchObject({
      status: 'in_progress',
      priority: 'high',
      conciergerie: { id: house.id },
    })
    expect((await world.admin.client.delete(pathOf(request))).status).toBe(204)
    expect((await house.owner.client.get(pathOf(request))).status).toBe(404)
  })
})
