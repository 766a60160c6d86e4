/** What colleagues call one another. */
export const firstName = (name: string | null): string => name?.trim().split(/\s+/)[0] ?? ''
