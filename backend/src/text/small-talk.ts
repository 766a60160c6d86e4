import { fold } from './fold.ts'
import { wantsHuman } from './wants-human.ts'

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'human'

/** Folded phrases. Thanks also takes what only acknowledges: there is nothing to answer in either. */
const phrases: Record<Exclude<SmallTalk, 'human'>, string> = {
  greeting: `bonjour, bonsoir, salut, coucou, hello, hi, hey, hallo, hola, ciao, ola, hoi, allo, buongiorno, buonasera, buenos dias, buenas tardes, buenas,
    bom dia, boa tarde, guten tag, guten morgen, guten abend, moin, goedemorgen, goedendag, goedemiddag, good morning, good afternoon, good evening,
    comment allez vous, comment ca va, ca va, vous allez bien, how are you, enchante, rebonjour, re bonjour, bjr, bsr, slt, yo, il y a quelqu un, anybody there, anyone there`,
  thanks: `merci, merci beaucoup, merci bien, mille mercis, grand merci, merci infiniment, un grand merci, merci pour tout, merci pour votre reponse, merci pour votre aide,
    merci pour l info, merci pour l information, merci pour les infos, merci d avance, mci, mrc, thanks, thank you, thanks a lot, thank you so much, thank you very much, many thanks, thx, ty, cheers, gracias,
    muchas gracias, grazie, grazie mille, danke, vielen dank, danke schon, obrigado, obrigada, bedankt, dank u, dank je, ok, okay, oki, d accord, dac, entendu, compris,
    parfait, super, genial, top, tres bien, c est note, bien recu, nickel, impeccable, great, perfect, got it, sounds good, alright, cool, vale, perfecto, va bene, perfetto,
    alles klar, gut, de rien, je vous en prie, c est gentil, vous etes gentil, c est parfait, ca marche, you re welcome, no problem, pas de souci, pas de probleme, oui merci, non merci, no thanks, no thank you, yes thanks`,
  goodbye: `au revoir, a bientot, a demain, a plus, a plus tard, a tout a l heure, a tout de suite, bonne journee, bonne soiree, bonne nuit, bon week end, bonne fin de journee, bonne continuation,
    adieu, bye, bye bye, goodbye, good bye, see you, see you soon, see you later, see you tomorrow, have a nice day, have a good day, good night, take care, adios, hasta luego, hasta pronto, arrivederci,
    a presto, tschuss, auf wiedersehen, ate logo, tchau, tot ziens, doei`,
}
/** What may stand between them without asking for anything. */
const fillers = `monsieur, madame, mademoiselle, messieurs dames, mesdames, messieurs, m, mme, a tous, a toute l equipe, l equipe, vous, a vous, a vous aussi, vous aussi, toi aussi, et, alors, bien, encore, encore merci, beaucoup, svp,
  s il vous plait, s il te plait, there, everyone, all, team, sir, madam, and, you, too, so, very much, again, please, oui, non, yes, no, tout le monde, tres, c est, it s, ah, oh, pour, tout`

const split = (list: string) => list.split(',').map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
const kinds = new Map<string, Exclude<SmallTalk, 'human'> | null>(split(fillers).map((phrase) => [phrase, null]))
for (const kind of ['greeting', 'thanks', 'goodbye'] as const)
  for (const phrase of split(phrases[kind])) kinds.set(phrase, kind)
const longestPhrase = Math.max(...[...kinds.keys()].map((phrase) => phrase.split(' ').length))
const applause = /^[\s\p{P}\p{M}\u200d]*(?:👍|👌|🙏|👏|❤|😊|🙂|😀|😃|😄|🥰|😍|✅|💯)/u

/**
 * What a message is when it asks nothing of the FAQs; null when it may be a question. Greetings, thanks and goodbyes only when
 * there is nothing else in the message; the wish for a person wherever it stands.
 */
export function smallTalk(text: string): SmallTalk | null {
  const folded = fold(text)
  if (folded === '') return smallSign(text)
  if (wantsHuman(folded)) return 'human'
  const said = readPhrases(folded.split(' '))
  if (!said) return null
  return (['goodbye', 'thanks', 'greeting'] as const).find((kind) => said.has(kind)) ?? null
}

function smallSign(text: string): SmallTalk | null {
  if (text.includes('👋')) return 'greeting'
  return applause.test(text) ? 'thanks' : null
}

/** The kinds met when the whole message is made of known phrases, the longest taken first; null when it says anything else. */
function readPhrases(said: readonly string[]): Set<SmallTalk | null> | null {
  const met = new Set<SmallTalk | null>()
  let at = 0
  while (at < said.length) {
    const length = knownLength(said, at)
    if (length === 0) return null
    met.add(kinds.get(said.slice(at, at + length).join(' ')) ?? null)
    at += length
  }
  return met
}

function knownLength(said: readonly string[], at: number): number {
  for (let length = Math.min(longestPhrase, said.length - at); length > 0; length--) {
    if (kinds.has(said.slice(at, at + length).join(' '))) return length
  }
  return 0
}
