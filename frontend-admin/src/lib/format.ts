export type { Instant } from './format/dates.ts'
export { useFormat } from './format/use-format.ts'
export { useNow } from './format/use-now.ts'
