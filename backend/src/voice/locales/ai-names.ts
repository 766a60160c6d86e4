/** What an AI is called in the languages of the voice: by one of them a caller has been told. */
export const aiNames: readonly string[] = [
  'intelligence artificielle',
  'artificial intelligence',
  'inteligencia artificial',
  'künstliche Intelligenz',
  'künstlichen Intelligenz',
  'intelligenza artificiale',
  'kunstmatige intelligentie',
  'inteligência artificial',
]
