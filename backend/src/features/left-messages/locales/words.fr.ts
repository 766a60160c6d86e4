import type { LeftMessageWords } from '../words.ts'

export const leftMessageWordsFr: LeftMessageWords = {
  toCorrect: 'Certains champs sont à corriger.',
  badPhone: 'Ce numéro n’est pas valable.',
}
