import { describe, expect, it } from 'vitest'
import type { Output, ToolOutcome, Turn } from '#sim/openai-realtime/mind.ts'
import { makeBrain, spokenIn } from './brain.ts'

const INSTRUCTIONS = `Tu réponds au téléphone.
# What may be booked here
<shop>
stay "standard": Chambre Standard, up to 2 people, from 89.00 EUR a night
stay "suite_vue_mer": Suite Vue Mer, up to 3 people
table "salle": Salle, up to 8 people
</shop>
# FAQs of the house
<faqs>
[12] Avez-vous un parking ?
Oui, huit places dans la cour.
À 12 € la nuit.

[31] Les animaux sont-ils acceptés ?
Les chiens sont les bienvenus.
</faqs>
# Now
2026-11-28 Saturday (today)`

const NAMES =
  'check_availability create_reservation find_reservation update_reservation cancel_reservation join_waitlist create_order leave_message raise_question transfer_to_human'.split(
    ' ',
  )

/** A call in which tools answer what the test says; what was said and called comes out in one line each. */
function call(answers: Record<string, object[]>, tools = NAMES, caller = '') {
  const mind = makeBrain()
  const lines: string[] = []
  const turn = async (part: Partial<Turn>): Promise<void> => {
    const outputs = await mind({
      cause: 'heard',
      asked: null,
      heard: '',
      results: [],
      instructions: INSTRUCTIONS + caller,
      tools: tools.map((name) => ({ name, description: '', parameters: {} })),
      history: [],
      ...part,
    })
    const results = outputs.flatMap(runTool)
    if (results.length > 0) await turn({ cause: 'results', results })
  }
  const runTool = (output: Output): ToolOutcome[] => {
    if ('say' in output) {
      lines.push(output.say.replaceAll(/[\u00a0\u202f]/g, ' '))
      return []
    }
    lines.push(`${output.call} ${JSON.stringify(output.args)}`)
    const answer = answers[output.call]?.shift() ?? { status: 'impossible', say: 'Impossible.' }
    return [{ name: output.call, args: JSON.stringify(output.args), output: JSON.stringify(answer) }]
  }
  return {
    hear: async (...utterances: string[]) => {
      for (const heard of utterances) await turn({ heard })
      return lines.splice(0)
    },
    turn: async (part: Partial<Turn>) => {
      await turn(part)
      return lines.splice(0)
    },
  }
}

const FREE = {
  status: 'available',
  say: 'Voici ce qui est libre :\n• Suite Vue Mer : 210 € la nuit',
  options: [{ unit_type: 'suite_vue_mer', name: 'Suite Vue Mer', total_cents: 105_000 }],
}
const HELD = {
  status: 'held',
  say: 'Souhaitez-vous que je confirme ?',
  hold: 'KR-4827',
  server_will_say: 'Je récapitule :\nSuite Vue Mer\nSouhaitez-vous que je confirme ?',
}
const BOOKED = { status: 'confirmed', say: 'Votre réservation KR-4827 est confirmée.' }

describe('the brain', () => {
  it('books with nothing but tools, and only after a yes', async () => {
    const { hear } = call({ check_availability: [FREE], create_reservation: [HELD, BOOKED] })
    expect(await hear('Bonjour, je voudrais une suite pour deux, du 15 au 20 mars.')).toEqual([
      'check_availability {"kind":"stay","date_from":"2027-03-15","date_to":"2027-03-20","party_size":2,"unit_type":"suite_vue_mer"}',
      'Voici ce qui est libre : Suite Vue Mer : 210 € la nuit. À quel nom dois-je réserver ?',
    ])
    expect(await hear('Noémie Carle')).toEqual([
      'create_reservation {"kind":"stay","date_from":"2027-03-15","date_to":"2027-03-20","party_size":2,"unit_type":"suite_vue_mer","first_name":"Noémie","last_name":"Carle"}',
      'Au nom de Noémie Carle : C, A, R, L, E. Je récapitule : Suite Vue Mer. Souhaitez-vous que je confirme ?',
    ])
    expect(await hear('Pardon, je n’ai pas compris')).toEqual([
      'Je récapitule : Suite Vue Mer. Souhaitez-vous que je confirme ?',
    ])
    expect(await hear('hum')).toEqual([expect.stringContaining('Pouvez-vous répéter')])
    expect(await hear('Oui, parfait.')).toEqual([
      'create_reservation {"hold":"KR-4827"}',
      'Votre réservation KR-4827 est confirmée. Puis-je faire autre chose pour vous ?',
    ])
    expect(await hear('Non merci, au revoir')).toEqual(['Merci de votre appel, et à bientôt. Au revoir.'])
  })

  it('tries again with the next yes when the first did not count', async () => {
    const NOT_YET = { status: 'not_agreed', say: 'Répondez « oui » pour confirmer.' }
    const { hear } = call({ check_availability: [FREE], create_reservation: [HELD, NOT_YET, BOOKED] })
    await hear('Bonjour, je voudrais une suite pour deux, du 15 au 20 mars.', 'Noémie Carle')
    const confirming = 'create_reservation {"hold":"KR-4827"}'
    expect(await hear('Oui, parfait.')).toEqual([confirming, 'Répondez « oui » pour confirmer.'])
    expect(await hear('Oui.')).toEqual([confirming, expect.stringContaining('KR-4827 est confirmée')])
  })

  it('comes back to what it had asked after a question that it passes on', async () => {
    const FILED = { status: 'filed', say: 'Je transmets votre question.' }
    const answers = { check_availability: [FREE], create_reservation: [HELD, BOOKED], raise_question: [FILED, FILED] }
    const { hear } = call(answers)
    await hear('Bonjour, je voudrais une suite pour deux, du 15 au 20 mars.')
    expect((await hear('Élevez-vous des perroquets ?')).at(-1)).toBe(
      'Je transmets votre question. À quel nom dois-je réserver ?',
    )
    await hear('Noémie Carle')
    expect((await hear('Élevez-vous des lamas ?')).at(-1)).toMatch(/^Je transmets votre question\. .*confirme \?$/)
    expect((await hear('Oui, parfait.')).at(-1)).toContain('KR-4827 est confirmée')
  })

  it('says that it is there, and takes up what it had asked', async () => {
    const { hear } = call({ check_availability: [FREE] })
    expect(await hear('Allô ?')).toEqual(['Oui, je suis là. Je vous écoute.'])
    await hear('Je voudrais une suite pour deux.')
    expect(await hear('Vous êtes toujours là ?')).toEqual([
      'Oui, je suis là. Pour quelles dates ? Dites-moi l’arrivée et le départ.',
    ])
  })

  it('asks a caller who hides their number for one when a tool wants it, and then goes on', async () => {
    const ASKED = { status: 'number_needed', say: 'À quel numéro pouvons-nous vous joindre ?' }
    const NOTED = { status: 'noted', say: 'C’est noté : 06 39 98 22 01.' }
    const tools = [...NAMES, 'note_number']
    const { hear } = call(
      { create_reservation: [ASKED, HELD], check_availability: [FREE], note_number: [NOTED] },
      tools,
    )
    await hear('Bonjour, je voudrais une suite pour deux, du 15 au 20 mars.')
    expect((await hear('Noémie Carle')).at(-1)).toBe('À quel numéro pouvons-nous vous joindre ?')
    expect(await hear('Zéro six')).toEqual([expect.stringContaining('Pouvez-vous répéter')])
    const [noted, read, again, recap] = await hear('Le 06 39 98 22 01')
    expect([noted, read]).toEqual(['note_number {"phone":"06 39 98 22 01"}', 'C’est noté : 06 39 98 22 01.'])
    expect(again).toContain('create_reservation {"kind":"stay","date_from":"2027-03-15"')
    expect(recap).toContain('Souhaitez-vous que je confirme ?')
  })

  it('asks for what is missing, one thing at a time', async () => {
    const { hear } = call({ check_availability: [{ ...FREE, say: 'C’est libre.', options: [] }] })
    expect(await hear('Je voudrais réserver', 'une table', 'samedi', 'à 20 heures', 'quatre')).toEqual([
      'Souhaitez-vous réserver une chambre ou une table ?',
      'Pour quel jour ?',
      'À quelle heure ?',
      'Pour combien de personnes ?',
      'check_availability {"kind":"table","date_from":"2026-12-05","time":"20:00","party_size":4}',
      'C’est libre. À quel nom dois-je réserver ?',
    ])
  })

  it('offers what there is instead, looks again, and never confirms what was refused', async () => {
    const FULL = {
      status: 'full',
      say: 'C’est complet à ces dates. Je peux vous proposer la Standard.',
      alternatives: [
        {
          kind: 'stay',
          unit_type: 'standard',
          text: 'Standard',
          date_from: '2027-03-16',
          date_to: '2027-03-20',
          party_size: 2,
        },
      ],
    }
    const { hear } = call({ check_availability: [FULL, FREE], create_reservation: [HELD] })
    expect((await hear('Une suite du 15 au 20 mars pour deux')).at(-1)).toBe(
      'C’est complet à ces dates. Je peux vous proposer la Standard. Souhaitez-vous essayer d’autres dates ?',
    )
    expect((await hear('Oui, la Standard'))[0]).toContain(
      '"date_from":"2027-03-16","date_to":"2027-03-20","party_size":2,"unit_type":"standard"',
    )
    await hear('Carle')
    expect(await hear('Non, finalement non')).toEqual(['D’accord, je ne fais rien. Que souhaitez-vous à la place ?'])
  })

  it('understands a wish said in few words, and a question about the house as no wish', async () => {
    const { hear } = call({ check_availability: [FREE], raise_question: [{ status: 'filed', say: 'Transmis.' }] })
    expect((await hear('Pour demain soir 20h on serait six'))[0]).toBe(
      'check_availability {"kind":"table","date_from":"2026-11-29","time":"20:00","party_size":6}',
    )
    const other = call({ raise_question: [{ status: 'filed', say: 'Transmis.' }] })
    expect(await other.hear('Une chambre pour deux', 'Vous êtes ouverts le dimanche ?')).toEqual([
      'Pour quelles dates ? Dites-moi l’arrivée et le départ.',
      'raise_question {"question":"Vous êtes ouverts le dimanche ?"}',
      expect.stringContaining('Transmis.'),
    ])
  })

  it('takes another date after the recap as another wish', async () => {
    const { hear } = call({ check_availability: [FREE, FREE], create_reservation: [HELD, HELD] })
    await hear('Une suite du 15 au 20 mars pour deux', 'Carle')
    expect((await hear('Oui mais du 16 au 20 mars')).slice(0, 1)).toEqual([
      expect.stringContaining('"date_from":"2027-03-16"'),
    ])
  })

  it('changes and cancels what it finds, after a yes', async () => {
    const found = { status: 'ok', say: 'KR-4827', reservations: [{ code: 'KR-4827' }] }
    const change = call({
      find_reservation: [found],
      update_reservation: [
        { status: 'to_confirm', say: 'Souhaitez-vous ?', code: 'KR-4827', server_will_say: 'Cela deviendrait…' },
        { status: 'changed', say: 'Modifiée.', code: 'KR-4827' },
      ],
    })
    expect(await change.hear('Je voudrais changer ma réservation', 'du 16 au 20 mars', 'oui')).toEqual([
      'find_reservation {}',
      'Que souhaitez-vous changer : les dates, l’heure ou le nombre de personnes ?',
      'update_reservation {"code":"KR-4827","date_from":"2027-03-16","date_to":"2027-03-20"}',
      'Cela deviendrait…',
      'update_reservation {"code":"KR-4827","confirmed":true}',
      'Modifiée. Puis-je faire autre chose pour vous ?',
    ])
    const cancel = call({
      find_reservation: [{ status: 'not_found', say: 'Je ne la trouve pas. Quel code ?' }, found],
      cancel_reservation: [
        { status: 'to_confirm', say: 'Confirmez-vous l’annulation ?', code: 'KR-4827' },
        { status: 'cancelled', say: 'Annulée.', code: 'KR-4827' },
      ],
    })
    expect(
      (await cancel.hear('Je dois annuler ma réservation', 'K R 48 27', 'oui')).filter((line) => line.includes('{')),
    ).toEqual([
      'find_reservation {}',
      'find_reservation {"code":"KR-4827"}',
      'cancel_reservation {"code":"KR-4827"}',
      'cancel_reservation {"code":"KR-4827","confirmed":true}',
    ])
  })

  it('answers from the FAQs alone, and comes back to what was asked', async () => {
    const { hear } = call({ raise_question: [{ status: 'filed', say: 'Je transmets votre question.' }] })
    expect(await hear('Bonjour', 'Avez-vous un parking ?', 'Élevez-vous des perroquets ?')).toEqual([
      'Je vous écoute.',
      'Oui, huit places dans la cour. À 12 € la nuit.',
      'raise_question {"question":"Élevez-vous des perroquets ?"}',
      'Je transmets votre question. Puis-je faire autre chose pour vous ?',
    ])
    expect(await hear('Une suite du 15 au 20 mars', 'Les animaux sont acceptés ?')).toEqual([
      'Pour combien de personnes ?',
      'Les chiens sont les bienvenus. Pour combien de personnes ?',
    ])
  })

  it('takes messages and orders, and passes on who is angry or wants a person', async () => {
    const { hear } = call({
      leave_message: [{ status: 'left', say: 'Transmis.' }],
      transfer_to_human: [
        { status: 'transferred', say: 'Je vous passe quelqu’un.' },
        { status: 'transferred', say: 'Je vous passe quelqu’un.' },
      ],
      create_order: [
        { status: 'invalid', say: 'Pas à la carte.', menu: ['Pizza Reine', 'Tiramisu'] },
        { status: 'to_confirm', say: '2 pizzas ?' },
        { status: 'ordered', say: 'Commandé.' },
      ],
    })
    expect(await hear('Je voudrais laisser un message', 'Rappelez-moi demain matin')).toEqual([
      'Quel message dois-je transmettre ?',
      'leave_message {"text":"Rappelez-moi demain matin","urgency":"normal"}',
      'Transmis. Puis-je faire autre chose pour vous ?',
    ])
    expect((await hear('Je voudrais commander deux pizzas reine', 'Oui')).filter((line) => line.includes('{'))).toEqual(
      [
        'create_order {"items":[{"name":"pizzas reine","quantity":2}],"mode":"takeaway"}',
        'create_order {"items":[{"name":"Pizza Reine","quantity":2}],"mode":"takeaway"}',
        'create_order {"confirmed":true}',
      ],
    )
    expect((await hear('C’est inadmissible !'))[0]).toContain(
      'transfer_to_human {"reason":"mécontent : C’est inadmissible !"}',
    )
    expect((await hear('Passez-moi quelqu’un'))[0]).toContain('transfer_to_human')
  })

  it('takes a message when the house says that nobody is there, and says nothing of the transfer any more', async () => {
    const { hear, turn } = call({
      transfer_to_human: [{ status: 'transferring', say: 'Je vous passe quelqu’un.' }],
      leave_message: [{ status: 'left', say: 'Transmis.' }],
    })
    const offer = 'Personne ne peut vous répondre. Voulez-vous laisser un message ?'
    expect((await hear('Passez-moi quelqu’un')).slice(1)).toEqual([])
    expect(await turn({ cause: 'asked', asked: `Dis exactement : « ${offer} »` })).toEqual([offer])
    expect(
      await hear('Pardon ?', 'Oui, je voudrais laisser un message.', 'La douche est froide, rappelez-moi'),
    ).toEqual([
      offer,
      'Quel message dois-je transmettre ?',
      'leave_message {"text":"La douche est froide, rappelez-moi","urgency":"normal"}',
      'Transmis. Puis-je faire autre chose pour vous ?',
    ])
    await turn({ cause: 'asked', asked: `Dis exactement : « ${offer} »` })
    expect(await hear('Non merci')).toEqual([expect.stringContaining('Au revoir')])
  })

  it('speaks English when asked, lets wrong numbers go, prompts silence three times at most', async () => {
    const { hear, turn } = call({})
    expect(await hear('Do you speak English?', 'I would like a suite')).toEqual([
      'Of course, I speak English. How can I help you?',
      'For which dates? Please tell me arrival and departure.',
    ])
    expect(await call({}).hear('Excusez-moi, c’est une erreur, faux numéro')).toEqual([
      'Il n’y a pas de mal. Bonne journée, au revoir.',
    ])
    expect(await turn({ cause: 'timeout' })).toEqual([expect.stringContaining('Are you still there?')])
    await turn({ cause: 'timeout' })
    expect(await turn({ cause: 'timeout' })).toEqual(['I cannot hear you any more. Goodbye.'])
    expect(await turn({ heard: '' })).toEqual([expect.stringContaining('say that again')])
  })

  it('speaks the language that is clearly spoken two turns running, and not for a name', async () => {
    const { hear } = call({ check_availability: [FREE], create_reservation: [HELD, BOOKED] })
    expect(await hear('Hello, I would like to book a suite for two.')).toEqual([
      'Pour quelles dates ? Dites-moi l’arrivée et le départ.',
    ])
    expect((await hear('From the fifteenth to the twentieth of March, please.')).at(-1)).toContain(
      'Under which name shall I book?',
    )
    expect((await hear('Emma Clarke-Jones'))[1]).toContain(
      'Under the name of Emma Clarke-Jones: C, L, A, R, K, E, hyphen, J, O, N, E, S.',
    )
    expect(await hear('Oui, c’est parfait.')).toEqual([
      'create_reservation {"hold":"KR-4827"}',
      'Votre réservation KR-4827 est confirmée. Can I do anything else for you?',
    ])
  })

  it('does in English what it does in French, with the same tools', async () => {
    const found = { status: 'ok', say: 'KR-4827', reservations: [{ code: 'KR-4827' }] }
    const { hear } = call({
      check_availability: [{ ...FREE, say: 'This is free.', options: [] }],
      create_reservation: [{ ...HELD, server_will_say: 'Shall I confirm this booking?' }, BOOKED],
      find_reservation: [found, found],
      update_reservation: [
        { status: 'to_confirm', say: 'Shall I make this change?', code: 'KR-4827' },
        { status: 'changed', say: 'Changed.', code: 'KR-4827' },
      ],
      cancel_reservation: [
        { status: 'to_confirm', say: 'Do you confirm the cancellation?', code: 'KR-4827' },
        { status: 'cancelled', say: 'Cancelled.', code: 'KR-4827' },
      ],
      leave_message: [{ status: 'left', say: 'Noted.' }],
      transfer_to_human: [{ status: 'transferring', say: 'Please hold.' }],
    })
    const calls = async (...said: string[]) => (await hear(...said)).filter((line) => line.includes('{'))
    expect(await calls('Do you speak English? I’d like a table for four on Saturday at half past seven.')).toEqual([
      'check_availability {"kind":"table","date_from":"2026-12-05","time":"19:30","party_size":4}',
    ])
    expect(await calls('The booking is under Emma Clarke', 'That’s right')).toEqual([
      expect.stringContaining('"first_name":"Emma","last_name":"Clarke"'),
      'create_reservation {"hold":"KR-4827"}',
    ])
    expect(await calls('I need to reschedule my booking', 'from March 16 to March 21', 'Sounds good')).toEqual([
      'find_reservation {}',
      'update_reservation {"code":"KR-4827","date_from":"2027-03-16","date_to":"2027-03-21"}',
      'update_reservation {"code":"KR-4827","confirmed":true}',
    ])
    expect(await calls('I have to cancel my booking', 'Yes, please')).toEqual([
      'find_reservation {}',
      'cancel_reservation {"code":"KR-4827"}',
      'cancel_reservation {"code":"KR-4827","confirmed":true}',
    ])
    expect(await calls('Could you let the team know that I arrive after midnight?')).toEqual([
      'leave_message {"text":"I arrive after midnight?","urgency":"normal"}',
    ])
    expect(await calls('Could I speak to a real person?')).toEqual([
      'transfer_to_human {"reason":"Could I speak to a real person?"}',
    ])
    expect(await hear('That will be all, thank you.')).toEqual(['Thank you for calling. Goodbye.'])
  })

  it('answers an English question from a French FAQ, and says that it is French', async () => {
    const { hear } = call({ raise_question: [{ status: 'filed', say: 'Passed on.' }] })
    await hear('Do you speak English?')
    expect(await hear('Are dogs allowed?', 'Do you have a car park?', 'Do you keep parrots?')).toEqual([
      'The house puts it in French: Les chiens sont les bienvenus.',
      'The house puts it in French: Oui, huit places dans la cour. À 12 € la nuit.',
      'raise_question {"question":"Do you keep parrots?"}',
      'Passed on. Can I do anything else for you?',
    ])
  })

  it('searches where not all FAQs were given, hangs up where it may, and does not ask who is known', async () => {
    const faqs = [{ question: 'Avez-vous une piscine ?', answer: 'Oui, chauffée.' }]
    const tools = [...NAMES, 'search_faqs', 'end_call']
    const { hear } = call(
      {
        search_faqs: [
          { status: 'ok', faqs },
          { status: 'ok', faqs },
        ],
        raise_question: [{ status: 'filed', say: 'Transmis.' }],
        end_call: [{ status: 'ok' }],
      },
      tools,
    )
    expect(await hear('Avez-vous une piscine ?', 'Élevez-vous des perroquets ?', 'Non merci, au revoir')).toEqual([
      'search_faqs {"question":"Avez-vous une piscine ?"}',
      'Oui, chauffée.',
      'search_faqs {"question":"Élevez-vous des perroquets ?"}',
      'raise_question {"question":"Élevez-vous des perroquets ?"}',
      'Transmis. Puis-je faire autre chose pour vous ?',
      'Merci de votre appel, et à bientôt. Au revoir.',
      'end_call {}',
    ])
    const known = call({ check_availability: [FREE], create_reservation: [HELD] }, NAMES, '<client>Camille</client>')
    expect(
      (await known.hear('Une suite du 15 au 20 mars pour deux')).filter((line) => line.includes('create_reservation')),
    ).toHaveLength(1)
  })

  it('does not call what it was not given', async () => {
    const { hear } = call({}, [])
    expect(await hear('Je veux parler à quelqu’un')).toEqual(['Je ne peux pas le faire moi-même au téléphone.'])
  })

  it.each([
    ['Dis mot pour mot : « Maison des Embruns, bonjour. »', 'Maison des Embruns, bonjour.'],
    ['Say exactly: "Hello there"', 'Hello there'],
    ['Dites au client : Un instant.', 'Un instant.'],
    ['Bonjour !', 'Bonjour !'],
  ])('says what %j asks for', (instructions, spoken) => {
    expect(spokenIn(instructions)).toBe(spoken)
  })
})
