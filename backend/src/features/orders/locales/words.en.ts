import type { OrderWords } from '../words.ts'

export const orderWordsEn: OrderWords = {
  toCorrect: 'Some fields need correcting.',
  notOnMenu: (name) => `“${name}” is not on the menu.`,
  several: (name, found) => `“${name}”: which one? ${found.join(', ')}.`,
  soldOut: (name) => `“${name}” is no longer available.`,
  noItem: 'Say which dish or drink.',
  addressNeeded: 'The delivery address is missing.',
  noSuchTime: 'Give the day and the time, for instance 2027-03-15T20:00.',
  past: 'This time has passed.',
  whoOrders: 'Say for whom: a name or a number.',
  badPhone: 'This number is not valid.',
  moved: 'This order has moved on: read it again.',
  cannotMove: 'This step is not possible from the one before.',
  nameTaken: 'This dish is already on the menu.',
}
