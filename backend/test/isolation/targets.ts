import type { RouteSpec } from '@conciergerie/contract'
import type { Belongings } from './belongings.ts'
import type { Schema } from './examples.ts'

type Thing = keyof Belongings

/** Which thing the `:id` of a path is. A new path with an id asks for a line here, else the walk fails. */
const things: readonly [RegExp, Thing][] = [
  [/^\/api(\/admin)?\/auth\/sessions\/:id/, 'session'],
  [/^\/api\/members\/:id/, 'member'],
  [/^\/api\/invitations\/:id/, 'invitation'],
  [/^\/api\/api-keys\/:id/, 'key'],
  [/^\/api\/clients\/:id/, 'client'],
  [/^\/api\/conversations\/:id/, 'conversation'],
  [/^\/api\/media\/:id/, 'media'],
  [/^\/api\/faqs\/:id/, 'faq'],
  [/^\/api\/questions\/:id/, 'question'],
  [/^\/api\/quick-replies\/:id/, 'quickReply'],
  [/^\/api(\/admin)?\/feature-requests\/:id/, 'request'],
  [/^\/api\/admin\/conciergeries\/:id/, 'conciergerie'],
  [/^\/api\/unit-types\/:id/, 'unitType'],
  [/^\/api\/units\/:id/, 'unit'],
  [/^\/api\/unit-combos\/:id/, 'combo'],
  [/^\/api\/services\/:id/, 'service'],
  [/^\/api\/calendar-rules\/:id/, 'rule'],
  [/^(\/api)?\/reservations\/:id/, 'reservation'],
  [/^\/api\/notifications\/reminder\/:id/, 'reservation'],
  [/^\/api\/blocks\/:id/, 'block'],
  [/^\/api\/waitlist\/:id/, 'waiting'],
  [/^\/api\/orders\/:id/, 'order'],
  [/^\/api\/menu\/:id/, 'menuItem'],
  [/^\/api\/messages\/:id/, 'leftMessage'],
  [/^\/api\/calls\/:id/, 'call'],
  [/^(\/api\/admin\/lines|\/agents)\/:id/, 'line'],
]

/** Bodies name things too. A new property that ends in `Id` asks for a line here. */
const properties: Readonly<Record<string, Thing>> = {
  id: 'notification',
  conciergerieId: 'conciergerie',
  memberId: 'member',
  mediaIds: 'media',
  templateId: 'template',
  suggestionOf: 'message',
  faqId: 'faq',
  duplicateOf: 'request',
  clientId: 'client',
  conversationId: 'conversation',
  unitTypeId: 'unitType',
  unitTypeIds: 'unitType',
  unitId: 'unit',
  unitIds: 'unit',
  serviceId: 'service',
  menuItemId: 'menuItem',
}

export const hasId = (spec: RouteSpec) => spec.path.includes('/:id')

/** The path with the ids of a house put in; other parameters are made up. */
export function pathWith(spec: RouteSpec, ids: Belongings): string {
  const thing = things.find(([path]) => path.test(spec.path))?.[1]
  if (hasId(spec) && thing === undefined && !spec.path.startsWith('/api/admin/jobs/'))
    throw new Error(`what is :id in ${spec.path}? Add it to targets.ts`)
  const values: Record<string, string> = {
    id: String(thing === undefined ? 1 : ids[thing]),
    messageId: String(ids.message),
    token: 'unknown',
  }
  return spec.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'unknown')
}

/** The parts of a body that name a thing: their path in it, with what they name. */
export function namedThings(
  schemas: Readonly<Record<string, Schema>>,
  above: readonly string[] = [],
): [string[], Thing][] {
  return Object.entries(schemas).flatMap(([name, schema]): [string[], Thing][] => {
    const path = [...above, name]
    if (schema.properties) return namedThings(schema.properties, path)
    const thing = properties[name]
    if (thing !== undefined) return [[path, thing]]
    if (/Ids?$/.test(name)) throw new Error(`what does ${name} name? Add it to targets.ts`)
    return []
  })
}

export const nowhere: Belongings = {
  conciergerie: 987_654_321,
  member: 987_654_321,
  session: 987_654_321,
  invitation: 987_654_321,
  key: 987_654_321,
  client: 987_654_321,
  conversation: 987_654_321,
  message: 987_654_321,
  media: 987_654_321,
  faq: 987_654_321,
  question: 987_654_321,
  quickReply: 987_654_321,
  template: 987_654_321,
  notification: 987_654_321,
  request: 987_654_321,
  unitType: 987_654_321,
  unit: 987_654_321,
  combo: 987_654_321,
  service: 987_654_321,
  rule: 987_654_321,
  reservation: 987_654_321,
  block: 987_654_321,
  waiting: 987_654_321,
  order: 987_654_321,
  menuItem: 987_654_321,
  leftMessage: 987_654_321,
  line: 987_654_321,
  call: 987_654_321,
  fact: 987_654_321,
}
