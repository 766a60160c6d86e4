import { Logger } from 'graphile-worker'

/** graphile-worker's own lines repeat what we log, and quote payloads: personal data. */
export const silentWorkerLogger = new Logger(() => () => undefined)
