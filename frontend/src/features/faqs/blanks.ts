/** Starter FAQs and drafts leave « … » where the house must say what is true; one at the end of a word is only a pause. */
const blank = /(?<![\p{L}\p{N}.,!?])…/u

export const hasBlank = (text: string): boolean => blank.test(text)

/** Where the first blank stands, to put the cursor there; -1 when there is none. */
export const findBlank = (text: string): number => text.search(blank)
