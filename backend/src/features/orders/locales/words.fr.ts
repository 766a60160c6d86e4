import type { OrderWords } from '../words.ts'

export const orderWordsFr: OrderWords = {
  toCorrect: 'Certains champs sont à corriger.',
  notOnMenu: (name) => `« ${name} » n’est pas à la carte.`,
  several: (name, found) => `« ${name} » : lequel ? ${found.join(', ')}.`,
  soldOut: (name) => `« ${name} » n’est plus disponible.`,
  noItem: 'Dites quel plat ou quelle boisson.',
  addressNeeded: 'Il manque l’adresse de livraison.',
  noSuchTime: 'Indiquez le jour et l’heure, par exemple 2027-03-15T20:00.',
  past: 'Cette heure est passée.',
  whoOrders: 'Dites pour qui : un nom ou un numéro.',
  badPhone: 'Ce numéro n’est pas valable.',
  moved: 'Cette commande n’en est plus là : relisez-la.',
  cannotMove: 'Cette étape n’est pas possible depuis la précédente.',
  nameTaken: 'Ce plat est déjà à la carte.',
}
