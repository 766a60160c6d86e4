export { useIsReconnecting, useLiveState } from './live/live-context.ts'
export { LiveProvider } from './live/live-provider.tsx'
export type { LiveMeta } from './live/matches.ts'
