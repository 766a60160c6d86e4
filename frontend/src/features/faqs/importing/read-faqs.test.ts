import { describe, expect, it } from 'vitest'
import { readFaqs } from './read-faqs.ts'

const faultsOf = (text: string) => readFaqs(text).errors.map(({ line, code, value }) => [line, code, value])
const faqsOf = (text: string) => readFaqs(text).faqs.map(({ faq }) => faq)

describe('FAQs from a file', () => {
  it('need a header that names question and answer', () => {
    expect(readFaqs('Parking;Dans la cour').header.missing).toEqual(['question', 'answer'])
    expect(readFaqs('Question;Catégorie\nParking;Accès').header.missing).toEqual(['answer'])
    expect(readFaqs('').isEmpty).toBe(true)
  })

  it('are refused line by line, each with its reason', () => {
    const text = [
      'question;réponse;catégorie;langue;actif;valable du;valable au;tournures',
      ';Rien;;;;;;',
      'Sans réponse;;;;;;;',
      `Longue;${'x'.repeat(4001)};;;;;;`,
      `${'x'.repeat(501)};Oui;;;;;;`,
      `Rubrique;Oui;${'x'.repeat(61)};;;;;`,
      'Langue;Oui;;français;;;;',
      'Active;Oui;;;peut-être;;;',
      'Date;Oui;;;;31/02/2026;demain;',
      'Ordre;Oui;;;;2026-06-09;2026-06-08;',
      `Tournures;Oui;;;;;;${Array.from({ length: 21 }, (_, at) => `t${at}`).join('|')}`,
      `Tournure;Oui;;;;;;${'x'.repeat(301)}`,
    ].join('\n')
    expect(faqsOf(text)).toEqual([])
    expect(faultsOf(text)).toEqual([
      [2, 'questionMissing', undefined],
      [3, 'answerMissing', undefined],
      [4, 'answerTooLong', undefined],
      [5, 'questionTooLong', undefined],
      [6, 'categoryTooLong', undefined],
      [7, 'locale', 'français'],
      [8, 'active', 'peut-être'],
      [9, 'validFrom', '31/02/2026'],
      [9, 'validTo', 'demain'],
      [10, 'endsBefore', undefined],
      [11, 'tooManyAliases', undefined],
      [12, 'aliasTooLong', undefined],
    ])
  })

  it('that stand twice in the file are taken once', () => {
    const text = 'question,answer\nOù se garer ?,Ici\nou se  garer ?,Là'
    expect(faqsOf(text)).toEqual([{ question: 'Où se garer ?', answer: 'Ici' }])
    expect(faultsOf(text)).toEqual([[3, 'twice', 'ou se  garer ?']])
  })

  it('with one bad line keep the others', () => {
    expect(faqsOf('question;answer\nA;B\n;C\nD;E').map(({ question }) => question)).toEqual(['A', 'D'])
  })

  it('take every column in either language, and dates as French spreadsheets write them', () => {
    const text =
      'Réponse;QUESTION;Catégorie;Langue;Actif;Valable du;Valable au;Tournures;Couleur\nIci;Où ?;Accès;EN;non;1/6/2026;2026-09-30;A | B|A;bleu'
    expect(faqsOf(text)).toEqual([
      {
        question: 'Où ?',
        answer: 'Ici',
        category: 'Accès',
        locale: 'en',
        active: false,
        validFrom: '2026-06-01',
        validTo: '2026-09-30',
        aliases: ['A', 'B'],
      },
    ])
    expect(readFaqs(text).header.unknown).toEqual(['Couleur'])
  })

  it('come back as our own export wrote them, guarded formulas included', () => {
    const text =
      '\uFEFFid;question;answer;category;locale;active;validFrom;validTo;aliases;usageCount\r\n' +
      '7;Le prix ?;"\'-10 % en hiver; sinon plein tarif";;fr;true;;;Combien ? | C\'est cher ?;42\r\n'
    expect(readFaqs(text)).toMatchObject({ errors: [], header: { unknown: [] } })
    expect(faqsOf(text)).toEqual([
      {
        question: 'Le prix ?',
        answer: '-10 % en hiver; sinon plein tarif',
        locale: 'fr',
        active: true,
        aliases: ['Combien ?', "C'est cher ?"],
      },
    ])
  })
})
