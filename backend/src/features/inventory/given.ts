/** The row with what was given in its place; what was left out keeps its value. */
export function withGiven<R extends object>(row: R, change: { [K in keyof R]?: R[K] | undefined }): R {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<R>
  return { ...row, ...given }
}

export const flag = (value: boolean | undefined) => (value === undefined ? undefined : Number(value))
export const flagOrNull = (value: boolean | null | undefined) => (value == null ? value : Number(value))
export const json = (value: readonly unknown[] | null | undefined) => (value == null ? value : JSON.stringify(value))
