import { words } from './fold.ts'

export type Language = 'fr' | 'en' | 'es' | 'it' | 'de' | 'pt' | 'nl'

/** Small words of each language, and what guests most often write in it; folded, without accents. */
const commonWords: Record<Language, string> = {
  fr: `le la les un une des du de et est il elle nous vous je j tu mon ma mes votre vos notre nos ce cette ces qu que qui ou pour avec dans sur
    pas ne n au aux a c l d y en sont etes avez avons peut peux pouvez puis quel quelle quels quelles combien comment quand pourquoi heure
    bonjour bonsoir salut merci oui svp voudrais jusqu sans chez demain soir chambre petit dejeuner gratuit reserver prix annuler piscine
    ouvert ouverte adresse parler quelqu revoir bonne journee soiree accord plait`,
  en: `the a an is are was do does did you your we i my me can could would will what when where which who how much many there have has for with at in
    of to and or it this that be not on any please thanks thank hello hi hey good morning evening night room breakfast tomorrow tonight today
    open book booking want need pool free time price yes talk someone address lunch dinner`,
  es: `el la los las un una de del y es en que hay tiene tienen teneis puedo podemos puede para con por donde cuando cuanto cuanta como hora
    habitacion desayuno hola buenos buenas dias tardes noches gracias favor quiero quisiera esta estan mi su manana noche al se lo si muy
    reservar precio piscina abre cuesta`,
  it: `il lo la gli le un una di del della dei e che avete posso possiamo per con dove quando quanto come ora camera colazione ciao buongiorno
    buonasera grazie vorrei sono siamo c mi si al alla nel non piu notte domani prenotare prezzo piscina costa aperta aperto per favore`,
  de: `der die das den dem ein eine einen und ist sind wir ich sie haben habt hat kann konnen mit fur wo wann wie viel um zimmer fruhstuck hallo
    guten tag morgen abend danke bitte gibt es nicht auf bei zu im am noch schwimmbad uhr heute preis kostet von ihr ihre mein unser`,
  pt: `o a os as um uma de do da dos das e em no na que tem voces voce posso podemos pode para com por onde quando quanto como quarto cafe manha
    almoco ola bom boa dia noite obrigado obrigada favor quero gostaria esta nao sao ao reservar preco piscina fica abre custa horas`,
  nl: `de het een en is zijn wij we ik u je jullie heeft hebben heb kan kunnen met voor waar wanneer hoe laat hoeveel kamer ontbijt hallo
    goedemorgen goedendag dank bedankt alstublieft niet op bij te er van mijn uw morgen vandaag zwembad prijs kost open om wat`,
}
const languages = Object.keys(commonWords) as Language[]
const byWord = new Map<string, Language[]>()
for (const language of languages) {
  for (const word of new Set(words(commonWords[language]))) byWord.set(word, [...(byWord.get(word) ?? []), language])
}

/** Letters that only one of these languages writes. */
const letters: [RegExp, Language][] = [
  [/œ|[çéèêàùîôâ].*[èêùîâ]|\bqu['’]/iu, 'fr'],
  [/[ñ¿¡]/iu, 'es'],
  [/ß|[äü]/iu, 'de'],
  [/[ãõ]/iu, 'pt'],
]

/** Below one sure word, or without a clear lead, a guess would be worth nothing. */
const leastEvidence = 0.9
const leastLead = 1.4
const leastShare = 0.12

/** The language of a guest's message among seven, or null when it does not show. */
export function detectLanguage(text: string): Language | null {
  const said = words(text)
  const evidence = gatherEvidence(text, said)
  const [best, next] = languages
    .map((language) => ({ language, score: evidence[language] }))
    .sort((one, other) => other.score - one.score)
  if (!best || !next) return null
  const clear =
    best.score >= leastEvidence && best.score >= next.score * leastLead && best.score >= said.length * leastShare
  return clear ? best.language : null
}

/** A word that several languages share is shared evidence. */
function gatherEvidence(text: string, said: readonly string[]): Record<Language, number> {
  const evidence: Record<Language, number> = { fr: 0, en: 0, es: 0, it: 0, de: 0, pt: 0, nl: 0 }
  for (const word of said) {
    const owners = byWord.get(word) ?? []
    for (const owner of owners) evidence[owner] += 1 / owners.length
  }
  for (const [pattern, language] of letters) if (pattern.test(text)) evidence[language] += 1
  return evidence
}
