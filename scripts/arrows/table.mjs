/**
 * Which way the arrows point. ESLint (`house/arrows`) and `backend/test/arrows.test.ts` both read this table.
 *
 * Places are folders or files, the longest that fits wins; what is in no place may not be imported by one.
 * `may` names the places whose files it may import, `mayType` those it may only `import type`.
 * A place may always import itself, except where `apart` names a part of its path: `features/*` are apart from one another.
 */

const everywhere = ['contract', 'base']
const ground = ['ground', 'voiceModel', ...everywhere]

/** @typedef {{ under: string[], may: string[], mayType?: string[], apart?: boolean }} Place */

/** @type {Record<string, Place>} */
export const places = {
  contract: { under: ['contract/src'], may: [] },

  base: {
    under: ['backend/src/{actor,clock,config,errors,logger,secrets}.ts', 'backend/src/{text,websocket}'],
    may: everywhere,
  },
  ground: { under: ['backend/src/{http,db,jobs,live,providers}'], may: ['voiceModel', ...everywhere] },
  voiceModel: { under: ['backend/src/providers/voice-model'], may: everywhere, mayType: ['ground'] },
  room: { under: ['backend/src/features'], may: ground, apart: true },
  agent: { under: ['backend/src/agent'], may: ['room', ...ground] },
  voice: { under: ['backend/src/voice'], may: ['agent', 'room', ...ground], mayType: ['media'] },
  // a process of its own: it knows neither rooms nor database
  media: { under: ['backend/src/voice/media'], may: ['voiceModel', ...everywhere], mayType: ['voice'] },
  context: { under: ['backend/src/context.ts', 'backend/src/context'], may: ['voice', 'agent', 'room', ...ground] },
  server: { under: ['backend/src/server.ts'], may: ['room', ...ground], mayType: ['context'] },
  demo: { under: ['backend/src/demo'], may: ['simulator', 'agent', 'room', ...ground], mayType: ['context'] },
  frame: {
    under: ['backend/src'],
    may: ['server', 'context', 'demo', 'voice', 'agent', 'room', ...ground],
  },

  simulator: { under: ['simulator/src'], may: ['contract'] },

  // what both screens are made of: it knows no room, no page, no screen
  kit: { under: ['kit/src'], may: [], mayType: ['contract'] },

  screenUi: { under: ['frontend/src/{components,lib,locales}'], may: ['kit'], mayType: ['contract'] },
  screenRoom: { under: ['frontend/src/features'], may: ['screenUi', 'kit'], mayType: ['contract'], apart: true },
  screenApp: { under: ['frontend/src'], may: ['screenRoom', 'screenUi', 'kit'], mayType: ['contract'] },

  adminUi: { under: ['frontend-admin/src/{components,lib,locales}'], may: ['kit'], mayType: ['contract'] },
  adminRoom: { under: ['frontend-admin/src/features'], may: ['adminUi', 'kit'], mayType: ['contract'], apart: true },
  adminApp: { under: ['frontend-admin/src'], may: ['adminRoom', 'adminUi', 'kit'], mayType: ['contract'] },
}

/**
 * Which rooms a room may reach, and then only as `import type` of their services, or of what these speak of. The others are reached by nobody.
 * @type {Record<string, string[]>}
 */
export const roomEdges = {
  accounts: [],
  conciergeries: ['accounts'],
  clients: [],
  conversations: ['clients', 'faqs', 'conciergeries'],
  faqs: [],
  'feature-requests': [],
  inventory: [],
  calls: ['clients', 'conciergeries', 'lines'],
  'left-messages': ['clients'],
  lines: ['accounts', 'conciergeries'],
  notifications: ['conversations', 'conciergeries', 'accounts', 'reservations'],
  operations: [],
  orders: ['clients', 'conciergeries'],
  reservations: ['inventory', 'clients', 'conciergeries'],
  templates: [],
}

/** What an import inside a room may not do: entries speak to the service, the service to the store, never the other way. */
export const roomLayers = {
  entry: { files: /\.(routes|webhook|jobs)\.ts$/, mayNot: /\.store\.ts$/ },
  service: { files: /\.service\.ts$/, mayNot: /\.(routes|webhook|jobs)\.ts$/ },
  store: { files: /\.store\.ts$/, mayNot: /\.(routes|webhook|jobs|service)\.ts$/ },
}

/** What other places may not take from a room; a service and the plain files that hold its vocabulary are its door. */
export const roomDoors = { closedToRooms: /\.(store|routes|webhook|jobs|tasks)\.ts$/, closedToAll: /\.store\.ts$/ }

/** Foreign packages that have one home; tests may speak to them. */
export const homes = [
  {
    packages: /^(twilio|@anthropic-ai\/sdk|nodemailer|openai|stripe|web-push)(\/|$)/,
    within: 'backend/src/',
    only: ['backend/src/providers/'],
  },
  { packages: /^(?!zod(\/|$)|node:)/, within: 'contract/src/', only: [] },
]

/** Files that may import from anywhere: they are no part of the product. */
export const tests = /\.test\.tsx?$|(^|\/)(test|testing)\//
