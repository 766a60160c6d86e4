/** Monday = 1 … Sunday = 64. */
export const everyDay = 127
const bitOf = (weekday: number): number => 2 ** weekday
export const hasDay = (mask: number, weekday: number): boolean => (mask & bitOf(weekday)) !== 0
export const toggleDay = (mask: number, weekday: number): number => mask ^ bitOf(weekday)
