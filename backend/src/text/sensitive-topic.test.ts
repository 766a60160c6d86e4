import { describe, expect, it } from 'vitest'
import { sensitiveTopic } from './sensitive-topic.ts'

describe('sensitiveTopic', () => {
  it.each([
    'À quelle heure est le petit-déjeuner ?',
    'Quel est le code du wifi ?',
    'Acceptez-vous la carte bancaire ?',
    'Le feu de cheminée est-il allumé le soir ?',
    'Y a-t-il un court de tennis ?',
    'Avez-vous un toast à l’avocat ?',
    'Is there a fireplace in the room?',
    'Où est la sortie de secours ?',
    'What is the wifi password?',
    'Appelez-moi au 06 12 34 56 78',
    'Réservation 2025-11-20 pour 2',
    '',
  ])('finds nothing sensitive in %j', (text) => {
    expect(sensitiveTopic(text)).toBeNull()
  })

  it.each([
    ['Au secours, il y a un incendie', 'emergency'],
    ['la cuisine est en feu', 'emergency'],
    ['ça sent, il y a une fuite de gaz', 'emergency'],
    ['Mon mari ne respire plus', 'emergency'],
    ['call an ambulance', 'emergency'],
    ['There is a fire in the corridor', 'emergency'],
    ['she is unconscious', 'emergency'],
    ['Je suis allergique aux arachides', 'health'],
    ['Ma fille est malade', 'health'],
    ['I am pregnant, can I use the sauna?', 'health'],
    ['Quel est le code de la porte ?', 'access_code'],
    ['le digicode ne marche pas', 'access_code'],
    ['What is the door code?', 'access_code'],
    ['where is the lockbox', 'access_code'],
    ['J’ai été débité deux fois', 'payment'],
    ['je veux être remboursée', 'payment'],
    ['I was charged twice', 'payment'],
    ['Voici ma carte 4111 1111 1111 1111', 'payment'],
    ['Mon avocat vous écrira', 'legal'],
    ['je vais porter plainte', 'legal'],
    ['I will sue you', 'legal'],
    ['supprimez mes données personnelles', 'legal'],
    ['C’est inadmissible', 'complaint'],
    ['La chambre est sale, je suis très déçu', 'complaint'],
    ['This is unacceptable', 'complaint'],
    ['There are bed bugs in our room', 'complaint'],
  ])('reads %j as %s', (text, topic) => {
    expect(sensitiveTopic(text)).toBe(topic)
  })

  it('names the gravest matter when there are several', () => {
    expect(sensitiveTopic('C’est scandaleux, il y a un incendie et je veux être remboursé')).toBe('emergency')
  })
})
