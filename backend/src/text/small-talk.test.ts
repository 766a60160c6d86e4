import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallTalk } from './small-talk.ts'

describe('smallTalk', () => {
  it.each([
    'Bonjour, à quelle heure est le petit-déjeuner ?',
    'Merci de me dire où est la piscine',
    'ok et le parking ?',
    'Hello, is there a pool?',
    'bonne piscine ?',
    'rappelez-moi l’adresse svp',
    'Rappelle-moi le code du wifi',
    'can you call me a taxi?',
    'où est la réception ?',
    'le restaurant a-t-il un humour particulier',
    'êtes-vous un robot ?',
    'êtes-vous un humain ?',
    'are you a real person?',
    'oui',
    '?',
    '',
    '🍕',
  ])('leaves %j to be answered', (text) => {
    expect(smallTalk(text)).toBeNull()
  })

  it.each([
    ['Bonjour', 'greeting'],
    ['bonjour !!', 'greeting'],
    ['Bonsoir madame', 'greeting'],
    ['Salut, ça va ?', 'greeting'],
    ['Hello there', 'greeting'],
    ['Good morning', 'greeting'],
    ['Hola', 'greeting'],
    ['Buongiorno', 'greeting'],
    ['Guten Tag', 'greeting'],
    ['👋', 'greeting'],
    ['Merci !', 'thanks'],
    ['merci beaucoup, c’est parfait 😊', 'thanks'],
    ['Bonjour, merci', 'thanks'],
    ['ok', 'thanks'],
    ['D’accord merci', 'thanks'],
    ['Thank you so much!', 'thanks'],
    ['gracias', 'thanks'],
    ['Vielen Dank', 'thanks'],
    ['👍', 'thanks'],
    ['🙏🏽', 'thanks'],
    ['Merci, bonne soirée', 'goodbye'],
    ['Au revoir', 'goodbye'],
    ['à demain !', 'goodbye'],
    ['bye', 'goodbye'],
    ['See you tomorrow', 'goodbye'],
  ])('reads %j as %s', (text, kind) => {
    expect(smallTalk(text)).toBe(kind)
  })

  it.each([
    'Je veux parler à quelqu’un',
    'est-ce que je peux parler avec un humain ?',
    'Bonjour, pouvez-vous me passer la réception svp',
    'je voudrais parler au responsable',
    'rappelez-moi',
    'Rappelez moi svp au 06 12 34 56 78',
    'merci de me rappeler',
    'un humain',
    'pas un robot, une vraie personne !',
    'talk to someone',
    'I want to speak with a human',
    'can I talk to the manager please',
    'call me back',
    'please call me',
    'real person please',
    'quiero hablar con una persona',
    'vorrei parlare con qualcuno',
    'ich möchte mit jemandem sprechen',
    'quero falar com alguém',
  ])('hears the wish for a person in %j', (text) => {
    expect(smallTalk(text)).toBe('human')
  })

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([null, 'greeting', 'thanks', 'goodbye', 'human']).toContain(smallTalk(text))
      }),
    )
  })
})
