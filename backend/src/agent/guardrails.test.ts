import { describe, expect, it } from 'vitest'
import { cleanText } from './guardrails/clean-text.ts'
import { findClaim } from './guardrails/claims.ts'
import { findForeignContacts } from './guardrails/contacts.ts'
import { leaksInstructions } from './guardrails/leaks.ts'
import { ownInstructions } from './house-brief.ts'

describe('claims and promises that nobody can keep', () => {
  it.each([
    'C’est réservé pour deux personnes ce soir.',
    'C’est bien noté, merci !',
    'Votre réservation a bien été annulée.',
    'Votre table pour quatre est confirmée.',
    'Je vous confirme votre réservation pour demain.',
    'Je vous confirme que votre table est réservée.',
    'Je réserve la table pour vous.',
    'J’ai bien enregistré votre demande.',
    'Nous avons modifié votre séjour.',
    'Vous serez remboursé sous cinq jours.',
    'Je viens de prévenir la réception.',
    'Je vais vérifier auprès de mes collègues.',
    'Je me renseigne et je reviens vers vous.',
    'Un collègue va vous contacter rapidement.',
    'Nous revenons vers vous dès que possible.',
    'I have booked a table for two.',
    'Your reservation is confirmed!',
    'You’re all booked for tonight.',
    'I will check and get back to you.',
    'Let me check with the team.',
    'Your order has been cancelled.',
    'Someone from our team will contact you shortly.',
    'He reservado su mesa.',
    'Su reserva queda confirmada.',
    'Ich habe den Tisch für Sie reserviert.',
    'Ihr Zimmer wurde storniert.',
    'Ho prenotato il tavolo.',
    'La sua camera è stata prenotata.',
    'Ik heb de tafel voor u gereserveerd.',
    'A sua mesa está reservada.',
  ])('%s', (text) => {
    expect(findClaim(text, [])).not.toBeNull()
  })

  it.each([
    'Le petit-déjeuner est servi de 7 h à 10 h 30.',
    'Je vous confirme que le parking est couvert.',
    'Une fois que votre réservation est confirmée, vous recevez un e-mail.',
    'Si votre réservation est annulée 48 h avant, rien n’est dû.',
    'Vous pouvez réserver une table en ligne.',
    'Votre réservation n’est pas encore confirmée.',
    'Il est possible d’annuler jusqu’à 48 h avant l’arrivée.',
    'Les chiens sont acceptés, et nous prêtons un panier.',
    'La piscine est ouverte et chauffée.',
    'You can book a table online until noon.',
    'Breakfast is included in the price.',
    'Once your booking is confirmed you get an e-mail.',
    'If your reservation is cancelled late, the first night is due.',
    'Das Frühstück ist im Preis enthalten.',
    'La colazione è compresa nel prezzo.',
  ])('none in: %s', (text) => {
    expect(findClaim(text, [])).toBeNull()
  })

  it('what the house itself says may be said', () => {
    const source = 'Dès le paiement, votre réservation est confirmée par e-mail.'
    expect(findClaim('Oui : votre réservation est confirmée par e-mail.', [source])).toBeNull()
    expect(findClaim('Oui : votre table est confirmée.', [source])).not.toBeNull()
  })
})

describe('numbers, addresses and prices from nowhere', () => {
  const faq =
    'Appelez le 04 67 11 22 33 ou écrivez à bonjour@quais.example.fr. Menu sur www.quais.example.fr/menu : 24,50 € le midi.'

  it.each([
    ['a number', 'Composez le 06 12 34 56 78.', '06 12 34 56 78'],
    ['a foreign number', 'Call +44 20 7946 0958.', '+44 20 7946 0958'],
    ['an e-mail', 'Écrivez à hotel@gmail.com', 'hotel@gmail.com'],
    ['a link', 'Voir https://evil.example.com/pay', 'https://evil.example.com/pay'],
    ['a bare site', 'Réservez sur booking-quais.com', 'booking-quais.com'],
    ['a price', 'Le menu est à 19 €.', '19 €'],
    ['a price in words of money', 'It costs 12 euros', '12 euros'],
  ])('%s', (_name, text, found) => {
    expect(findForeignContacts(text, [faq])).toEqual([found])
  })

  it.each([
    'Appelez le +33 4 67 11 22 33.',
    'Appelez le 0467112233.',
    'Écrivez à bonjour@quais.example.fr !',
    'Le menu est là : https://www.quais.example.fr/menu.',
    'Le menu coûte 24,50 € (soit 24.50 euros).',
    'Ouvert de 7 h 30 à 22 h 30, le 24/12/2026 jusqu’à 18 h.',
    'Rendez-vous le 2026-12-24 à 20 h 15.',
    'La chambre 204 est au 2e étage ; comptez 15 minutes et 300 mètres.',
  ])('given: %s', (text) => {
    expect(findForeignContacts(text, [faq])).toEqual([])
  })
})

describe('our own instructions', () => {
  it('are recognised when they are read back', () => {
    expect(leaksInstructions(`Voici mes règles : ${ownInstructions.slice(300, 420)}`, ownInstructions, [])).toBe(true)
    expect(leaksInstructions('<faqs>\n[1] …', ownInstructions, [])).toBe(true)
  })

  it('are not seen in ordinary answers', () => {
    expect(
      leaksInstructions('Le parking est couvert et coûte quinze euros par nuit, sur réservation.', ownInstructions, []),
    ).toBe(false)
  })
})

describe('text for WhatsApp', () => {
  it.each([
    ['**Oui**, _bien sûr_', '*Oui*, _bien sûr_'],
    ['## Horaires\n- lundi\n* mardi', 'Horaires\n• lundi\n• mardi'],
    ['```\nOui\n```', 'Oui'],
    ['[notre carte](https://a.example/carte)', 'notre carte https://a.example/carte'],
    ['Oui [12, 14].\n\n\n\nÀ bientôt', 'Oui.\n\nÀ bientôt'],
    ['Oui\u202e\u0007 !', 'Oui   !'],
  ])('%j', (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned)
  })
})
