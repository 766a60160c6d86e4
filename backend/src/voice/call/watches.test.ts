import { beforeEach, describe, expect, it } from 'vitest'
import { needsFollowUp, outcomeOf } from '#src/features/calls/outcome.ts'
import { percentiles } from '#src/features/calls/present.ts'
import { noVoiceUsage, voiceCost } from '#src/providers/voice-model/voice-prices.ts'
import { CallClock } from './call-clock.ts'
import { numberNoted } from './claim-kinds.ts'
import { ConsentWatch } from './consent-watch.ts'
import { HonestyWatch } from './honesty-watch.ts'
import { LanguageWatch } from './language-watch.ts'
import type { Timers } from '../ports.ts'
import { silenceMs } from './silence.ts'

describe('consent by voice', () => {
  const wish = { kind: 'table', unitType: 'salle', partySize: 4, date: '2026-11-26', time: '19:30' } as const
  const told = { kind: 'hold', at: '2026-11-20T10:00:00.000Z', reservationId: 1, code: 'EM-1', wish } as const
  const second = (seconds: number) => `2026-11-20T10:00:0${seconds}.000Z`
  let watch: ConsentWatch
  beforeEach(() => {
    watch = new ConsentWatch(() => '2026-11-20')
  })
  /** A sentence of ours, heard to its end unless it was cut. */
  const say = (itemId: string, text: string, atSecond: number, share = 1) => {
    watch.begun(itemId)
    watch.worded(itemId, text)
    watch.played(itemId, share, atSecond * 1000, second(atSecond))
  }

  it('counts nothing before the recap was heard', () => {
    watch.tell(told)
    expect(watch.heardAtMs).toBeNull()
    expect(watch.told?.at.startsWith('9999')).toBe(true)
  })

  it('does not count what was said while the tool was at work, however much of it was heard', () => {
    watch.begun('filler')
    watch.tell(told)
    watch.played('filler', 1, 1000, second(1))
    expect(watch.heardAtMs).toBeNull()
  })

  it('does not count a recap that was cut in its first half, nor what was answered to who cut it', () => {
    watch.tell(told)
    say('recap', 'Je récapitule', 1, 0.4)
    watch.spoken()
    say('answer', 'Oui, nous avons un parking. Puis-je faire autre chose ?', 2)
    expect(watch.heardAtMs).toBeNull()
    say('again', 'Je récapitule : jeudi 26 novembre à 19 h 30, quatre personnes. Je confirme ?', 5)
    expect(watch.told?.at).toBe(second(5))
  })

  it('takes the words of the answer for the recap, however it is put', () => {
    watch.tell(told)
    say('recap', 'Une table pour quatre, dans une semaine à la même heure. Cela vous va ?', 3)
    expect(watch.heardAtMs).toBe(3000)
  })

  it('begins anew when the same is asked again, and not when something else is', () => {
    watch.tell(told)
    say('recap', 'Jeudi 26 novembre à 19 h 30, quatre personnes. Je confirme ?', 1)
    watch.spoken()
    say('aside', 'Oui, le parking est gratuit.', 2)
    say('other', 'Plutôt vendredi 27 novembre à 19 h 30 ?', 3)
    expect(watch.heardAtMs).toBe(1000)
    say('again', 'Jeudi 26 novembre à 19 h 30, donc : je confirme ?', 4)
    expect(watch.heardAtMs).toBe(4000)
    watch.played('again', 1, 6000, second(6))
    expect(watch.heardAtMs).toBe(4000)
  })

  it('begins anew with another recap, and not with a reminder of the same', () => {
    watch.tell(told)
    say('recap', 'Je récapitule.', 1)
    watch.tell({ ...told, at: second(9) })
    expect(watch.heardAtMs).toBe(1000)
    watch.tell({ ...told, code: 'EM-2', reservationId: 2 })
    expect(watch.heardAtMs).toBeNull()
  })

  it('hears a cancellation and an order asked about again', () => {
    watch.tell({ kind: 'cancel', at: '', reservationId: 1, code: 'EM-1', revision: 1 })
    say('recap', 'Confirmez-vous l’annulation ?', 1)
    watch.spoken()
    say('aside', 'Puis-je faire autre chose pour vous ?', 2)
    expect(watch.heardAtMs).toBe(1000)
    say('again', 'Dois-je annuler la réservation ?', 3)
    expect(watch.heardAtMs).toBe(3000)
  })
})

describe('what the voice says', () => {
  it('is doubted when nothing bears it out', () => {
    const watch = new HonestyWatch()
    expect(watch.check('Votre réservation est confirmée.')).toContain('confirmee')
  })

  it('is believed after the tool did it, or where the house says so itself', () => {
    const watch = new HonestyWatch()
    watch.learn(['Votre réservation est confirmée dès le paiement.'], null)
    expect(watch.check('Votre réservation est confirmée.')).toBeNull()
    const other = new HonestyWatch()
    other.learn([''], 'booked')
    expect(other.check('Votre réservation est confirmée.')).toBeNull()
  })

  it.each([
    ['left', 'C’est réservé pour samedi.'],
    ['left', 'Votre réservation est confirmée.'],
    ['filed', 'J’ai annulé votre réservation.'],
    ['waiting', 'C’est confirmé.'],
    ['booked', 'Votre réservation est annulée.'],
    ['booked', 'Je transmets votre demande à l’équipe.'],
    ['booked', 'J’ai commandé un taxi pour vous.'],
    ['cancelled', 'Je vous ai réservé une table.'],
    ['cancelled', 'Vous serez remboursé sous trois jours.'],
    ['ordered', 'Your table is booked.'],
    ['held', 'C’est réservé.'],
    ['held', 'C’est noté.'],
  ])('is not borne out by a deed of another kind: %s, « %s »', (deed, spoken) => {
    const watch = new HonestyWatch()
    watch.learn([], deed)
    expect(watch.check(spoken)).not.toBeNull()
  })

  it('is borne out by a number that was noted, once, when it says that it is noted', () => {
    const watch = new HonestyWatch()
    watch.learn([], numberNoted)
    expect(watch.check('C’est réservé pour samedi.')).not.toBeNull()
    watch.learn([], numberNoted)
    expect(watch.check('J’ai bien noté votre numéro.')).toBeNull()
    expect(watch.check('C’est noté pour samedi.')).not.toBeNull()
  })

  it.each([
    ['left', 'C’est noté, je transmets votre message à l’équipe.'],
    ['filed', 'L’équipe vous rappellera, je transmets votre question.'],
    ['booked', 'C’est confirmé, votre table est réservée.'],
    ['booked', 'C’est fait, j’ai réservé la suite.'],
    ['changed', 'Votre réservation est modifiée, c’est confirmé.'],
    ['cancelled', 'Votre réservation a bien été annulée.'],
    ['ordered', 'Votre commande est confirmée.'],
    ['held', 'Je vous ai bloqué la suite.'],
    ['booked', 'Your room is booked.'],
  ])('is borne out by what it tells of: %s, « %s »', (deed, spoken) => {
    const watch = new HonestyWatch()
    watch.learn([], deed)
    expect(watch.check(spoken)).toBeNull()
  })
})

describe('the language of a call', () => {
  it('does not change for one sentence, nor for a name', () => {
    const watch = new LanguageWatch('fr')
    expect(watch.hear('Hello, do you have a room for tonight?')).toBe(false)
    expect(watch.hear('Smith')).toBe(false)
    expect(watch.language).toBe('fr')
  })

  it.each([
    'My name is English',
    'Je suis une Anglaise en vacances',
    'Est-ce que vous avez un menu en anglais ?',
    'Un petit déjeuner anglais, c’est possible ?',
  ])('does not change because a language is named: %s', (text) => {
    const watch = new LanguageWatch('fr')
    expect(watch.hear(text)).toBe(false)
    expect(watch.language).toBe('fr')
  })

  it.each([
    ['Hello, do you speak English?', 'en'],
    ['English? In English, please.', 'en'],
    ['Parlez-vous anglais ?', 'en'],
    ['En anglais, s’il vous plaît', 'en'],
    ['Können wir auf Deutsch reden?', 'de'],
    ['¿Habla español?', 'es'],
  ])('changes at once when it is asked for: %s', (text, language) => {
    const watch = new LanguageWatch('fr')
    expect(watch.hear(text)).toBe(true)
    expect(watch.language).toBe(language)
    expect(watch.hear('Vous parlez français ?')).toBe(true)
  })

  it('changes after two turns running in another', () => {
    const watch = new LanguageWatch('fr')
    watch.hear('Hello, do you have a room for tonight?')
    expect(watch.hear('I would like to book a table, please.')).toBe(true)
    expect(watch.language).toBe('en')
  })
})

describe('the limits of a call', () => {
  function clock(limitMs = 900_000) {
    const waiting = new Map<() => void, number>()
    const timers: Timers = {
      after: (ms, act) => {
        waiting.set(act, ms)
        return () => waiting.delete(act)
      },
    }
    const said: string[] = []
    const made = new CallClock(timers, limitMs, {
      silence: (step) => said.push(step),
      soonOver: () => said.push('soon'),
      over: () => said.push('over'),
    })
    const pass = (ms: number) => {
      for (const [act, wait] of [...waiting])
        if (wait === ms) {
          waiting.delete(act)
          act()
        }
    }
    return { made, said, pass, waiting }
  }

  it('counts no silence while a tool works or somebody speaks', () => {
    const { made, said, pass } = clock()
    made.working(true)
    made.quiet()
    pass(silenceMs)
    made.working(false)
    made.quiet()
    made.spoken()
    pass(silenceMs)
    expect(said).toEqual([])
  })

  it('warns, then ends; a short limit ends without a warning', () => {
    const { made, said, pass } = clock()
    made.answered()
    pass(780_000)
    pass(900_000)
    expect(said).toEqual(['soon', 'over'])
    const short = clock(120_000)
    short.made.answered()
    expect([...short.waiting.values()]).toEqual([120_000])
  })

  it('leaves nothing waiting when it is stopped', () => {
    const { made, waiting } = clock()
    made.answered()
    made.quiet()
    made.stop()
    expect(waiting.size).toBe(0)
  })
})

describe('what came of a call', () => {
  const facts = (
    deeds: string[],
    reason: Parameters<typeof outcomeOf>[0]['reason'] = 'caller_hung_up',
    spoke = true,
  ) => ({
    reason,
    deeds: new Set(deeds),
    spoke,
  })

  it('is missed when nobody spoke, and somebody calls back', () => {
    expect(outcomeOf(facts([], 'caller_hung_up', false))).toBe('missed')
    expect(needsFollowUp('missed', facts([], 'caller_hung_up', false))).toBe(true)
  })

  it('is looked at when the caller left an option without a yes', () => {
    expect(needsFollowUp('answered', facts(['held'], 'caller_hung_up', true))).toBe(true)
    expect(needsFollowUp('answered', facts([], 'caller_hung_up', true))).toBe(false)
    expect(needsFollowUp('reserved', facts(['held', 'booked'], 'caller_hung_up', true))).toBe(false)
  })

  it('is the weightiest thing, even when the line broke after it', () => {
    expect(outcomeOf(facts(['left', 'booked'], 'media_lost'))).toBe('reserved')
    expect(outcomeOf(facts(['filed'], 'transferred'))).toBe('transferred')
    expect(outcomeOf(facts([], 'model_lost'))).toBe('failed')
    expect(outcomeOf(facts([]))).toBe('answered')
  })
})

describe('figures of calls', () => {
  it('are absent without an answer to measure', () => {
    expect(percentiles([])).toBeNull()
    expect(percentiles([900, 100, 500])).toEqual({ p50: 500, p95: 900 })
  })

  it('cost what the vendor asks, transcription apart', () => {
    const usage = { ...noVoiceUsage, audioIn: 1000, audioOut: 2000, textIn: 500, textCached: 100 }
    expect(voiceCost('gpt-realtime-2.1', usage, 0)).toBe(32 * 1000 + 64 * 2000 + 4 * 500 + 40)
    expect(voiceCost('gpt-realtime-2.1', noVoiceUsage, 60)).toBe(6000)
  })
})
