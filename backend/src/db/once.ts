/** Makes closing harmless twice: later calls wait for the first. */
export function once(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= run())
}
