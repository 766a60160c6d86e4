/** The menu of the Hôtel des Embruns, in its order, with the allergens that the law has named. */
export const embrunsMenu = [
  dish('Entrées', 'Huîtres de Cancale n° 3, les six', 15_00, ['mollusques'], 'Beurre salé, pain de seigle.'),
  dish('Entrées', 'Soupe de poissons', 11_00, ['poisson', 'crustacés', 'gluten'], 'Croûtons et rouille.'),
  dish('Entrées', 'Velouté de potimarron', 9_00, ['lait'], 'Graines torréfiées. Végétarien.'),
  dish('Plats', 'Moules-frites au cidre', 17_50, ['mollusques', 'lait'], 'Moules de bouchot, en saison.'),
  dish('Plats', 'Bar grillé, fenouil confit', 24_00, ['poisson']),
  dish('Plats', 'Galette complète', 12_50, ['œufs', 'lait'], 'Blé noir, jambon, emmental, œuf.'),
  dish('Plats', 'Risotto aux champignons', 18_00, ['lait', 'céleri'], 'Végétarien.'),
  dish('Desserts', 'Far breton', 7_50, ['gluten', 'lait', 'œufs']),
  dish('Desserts', 'Crêpe au caramel au beurre salé', 7_00, ['gluten', 'lait', 'œufs']),
  dish('Boissons', 'Cidre brut, la bolée', 4_50, ['sulfites']),
  dish('Boissons', 'Muscadet sur lie, le verre', 6_00, ['sulfites']),
  dish('Boissons', 'Eau plate, 75 cl', 4_00, []),
  dish('Boissons', 'Café', 2_80, []),
]

function dish(category: string, name: string, priceCents: number, allergens: string[], description?: string) {
  return { category, name, priceCents, allergens, ...(description === undefined ? {} : { description }) }
}
