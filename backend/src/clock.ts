/** The only source of the present: tests move it, the product reads the machine's. */
export type Clock = () => Date

export const machineClock: Clock = () => new Date()
