import express from 'express'
import type { Audience, RouteSpec } from '@conciergerie/contract'
import type { Express, Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import type { AdminActor, Actor, HouseActor, MemberActor, SiteActor } from '#src/actor.ts'
import { AppError } from '#src/errors.ts'
import { allowSites, answerPreflight } from './cross-origin.ts'
import { cutWhole } from './cut-whole.ts'
import { showsPublishableKey } from './identify.ts'
import { parseInput, withoutNul } from './input.ts'
import { words } from './locales/error-words.ts'
import { asReader } from './reader.ts'
import { ensureJson } from './same-origin.ts'

type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type In<T> = T extends z.ZodType ? z.input<T> : unknown
type Part<R, K extends string> = R extends Record<K, infer V> ? V : undefined
type Who<R> = R extends { who: readonly (infer A)[] } ? A : never

/** The actor that a route's audience promises to its handler. */
export type ActorOf<R> =
  Who<R> extends 'admin'
    ? AdminActor
    : Who<R> extends 'owner' | 'concierge'
      ? MemberActor
      : Who<R> extends 'owner' | 'concierge' | 'admin'
        ? MemberActor | AdminActor
        : Who<R> extends 'owner' | 'concierge' | 'key'
          ? HouseActor
          : Who<R> extends 'owner' | 'concierge' | 'key' | 'site'
            ? HouseActor | SiteActor
            : undefined

export interface Call<R> {
  actor: ActorOf<R>
  params: Out<Part<R, 'params'>>
  query: Out<Part<R, 'query'>>
  body: Out<Part<R, 'body'>>
  req: Request
  res: Response
}

/** Gives the body to answer with; routes that produce something else write to `res` themselves and give undefined. */
export type Handler<R> = (call: Call<R>) => Promise<In<Part<R, 'response'>>>

export interface MountedRoute {
  spec: RouteSpec
  run: (call: Call<RouteSpec>) => Promise<unknown>
  /** Reads the body of a route that does not take JSON. */
  before: RequestHandler[]
}

/** Ties a route of the contract to its handler. `before` holds middlewares of its own: a raw body, a signature. */
export function on<R extends RouteSpec>(spec: R, run: Handler<R>, ...before: RequestHandler[]): MountedRoute {
  return { spec, run: run, before }
}

/** What mounting needs from above: who calls, whether the request may come from where it comes, and saved answers. */
export interface Guards {
  identify(req: Request, audience: readonly Audience[]): Promise<Actor | null>
  ensureSameOrigin: (req: Request) => void
  limit: RequestHandler[]
  once(call: { spec: RouteSpec; actor: Actor; req: Request }, run: () => Promise<Answer>): Promise<Answer>
  /** Tells the developer, not the caller, about an answer that breaks the contract; on in tests and development. */
  checkAnswers: boolean
}

export interface Answer {
  status: number
  body: unknown
}

const asJson = { strict: true, reviver: (_name: string, value: unknown) => withoutNul(value) }
const readJson = express.json({ ...asJson, limit: '64kb' })
/** Imports and long lists; everything else stays at 64 KB. */
const readLargeJson = express.json({ ...asJson, limit: '4mb' })
const largeBodies = new Set(['/api/faqs/import'])

/** Mounts every route: audience, origin, input, handler, answer, in that order. */
export function mountRoutes(app: Express, routes: readonly MountedRoute[], guards: Guards): void {
  for (const route of routes.toSorted(literalFirst)) {
    const method = route.spec.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    const parse = route.spec.consumes ? [] : [largeBodies.has(route.spec.path) ? readLargeJson : readJson]
    app[method](route.spec.path, ...guards.limit, ...route.before, ...parse, (req, res, next) =>
      serve(route, guards, req, res).catch(next),
    )
  }
  for (const [path, methods] of methodsForSites(routes)) app.options(path, ...guards.limit, answerPreflight(methods))
}

function methodsForSites(routes: readonly MountedRoute[]): Map<string, string[]> {
  const open = routes.map(({ spec }) => spec).filter(isForSites)
  const byPath = Map.groupBy(open, ({ path }) => path)
  return new Map([...byPath].map(([path, specs]) => [path, specs.map(({ method }) => method)]))
}

/** `/api/faqs/similar` before `/api/faqs/:id`, whatever the order of declaration. */
function literalFirst(a: MountedRoute, b: MountedRoute): number {
  return a.spec.path.split(':').length - b.spec.path.split(':').length
}

async function serve(route: MountedRoute, guards: Guards, req: Request, res: Response): Promise<void> {
  const { spec } = route
  const actor = await admit(spec, guards, req, res)
  if (actor?.kind === 'site') allowSites(req, res)
  const run = async (): Promise<Answer> => {
    const input = parseInput(spec, req)
    const given = await route.run({ actor, ...input, req, res } as Call<RouteSpec>)
    const body = spec.whole ? cutWhole(given, input.query) : given
    return { status: spec.status ?? 200, body: guards.checkAnswers ? checkAnswer(spec, body) : body }
  }
  const answer = actor && isWrite(spec) ? await guards.once({ spec, actor, req }, run) : await run()
  if (res.headersSent || spec.produces) return
  if (answer.status === 204) res.status(204).end()
  else res.status(answer.status).json(answer.body)
}

const isWrite = (spec: RouteSpec) => spec.method !== 'GET'
const isForSites = (spec: RouteSpec) => spec.who.includes('site')
const isOpen = (spec: RouteSpec) => spec.who.includes('public') || spec.who.includes('webhook')

async function admit(spec: RouteSpec, guards: Guards, req: Request, res: Response): Promise<Actor | undefined> {
  if (isWrite(spec) && !spec.who.includes('webhook')) ensureOrigin(spec, guards, req)
  if (isOpen(spec)) return undefined
  const caller = await guards.identify(req, spec.who)
  if (!caller) throw new AppError('unauthenticated', words.signIn)
  const actor = asReader(req, res, caller)
  if (!isAllowed(actor, spec.who)) throw new AppError('forbidden', words.forbidden)
  return actor
}

/** A website of the house writes from its own origin: its key, which is tied to that, proves it and no cookie counts. */
function ensureOrigin(spec: RouteSpec, guards: Guards, req: Request): void {
  if (isForSites(spec) && showsPublishableKey(req)) ensureJson(req)
  else guards.ensureSameOrigin(req)
}

function isAllowed(actor: Actor, who: readonly Audience[]): boolean {
  if (actor.kind === 'member') return who.includes(actor.role)
  return who.includes(actor.kind)
}

function checkAnswer(spec: RouteSpec, body: unknown): unknown {
  if (!spec.response) return body
  const checked = spec.response.safeParse(body)
  if (checked.success) return checked.data
  throw new Error(`${spec.method} ${spec.path} breaks its contract: ${checked.error.message}`)
}
