/** The house of the demonstration, known to the simulated phone too. Its number is of a range kept for fiction. */
export const demoHouse = { name: 'Hôtel des Embruns', number: '+33639980000' }
