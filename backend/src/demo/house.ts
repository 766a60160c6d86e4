/** The demonstration house's line: a number of the range that France keeps for fiction. */
export const demoHouse = { name: 'Hôtel des Embruns', number: '+33199000001' } as const
