/** Numbers that France keeps for fiction (ARCEP, décision 2018-0881): what looks like them belongs to nobody, today. */
const frenchFiction = /^\+33(19900|26191|35301|46571|53649|63998)/

/** Domains that can never exist, or belong to nobody who reads mail (RFC 2606). */
const reservedDomain = /@(?:[\w-]+\.)*(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/i

/** @param number E.164, with or without `whatsapp:` */
export const isFictionalNumber = (number: string): boolean => frenchFiction.test(number.replace(/^whatsapp:/i, ''))

/** @param address `demo@example.com` */
export const isFictionalAddress = (address: string): boolean => reservedDomain.test(address)
