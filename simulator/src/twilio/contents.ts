import { createHash } from 'node:crypto'

export type Approval = 'approved' | 'pending' | 'rejected' | 'paused'

export interface ContentTemplate {
  /** `HX` and 32 hexadecimal digits; made from name and language when left out, so that it survives a restart. */
  sid?: string
  friendlyName: string
  /** `fr`, `en`… */
  language: string
  category?: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  /** With its variables: `Bonjour {{1}}`. */
  body: string
  /** Samples, as asked for by the approval: `{"1": "Camille"}`. */
  variables?: Record<string, string>
  approval?: Approval
}

export type Content = Required<ContentTemplate>

function sidOf({ friendlyName, language }: ContentTemplate): string {
  return `HX${createHash('sha256').update(`${friendlyName}/${language}`).digest('hex').slice(0, 32)}`
}

function complete(template: ContentTemplate): Content {
  return { sid: sidOf(template), category: 'UTILITY', variables: {}, approval: 'approved', ...template }
}

/** What an account of a house usually has: two utilities in two languages, a pending and a rejected one. */
const USUAL_TEMPLATES: ContentTemplate[] = [
  {
    friendlyName: 'reprise_conversation',
    language: 'fr',
    body: 'Bonjour {{1}}, nous revenons vers vous au sujet de votre demande : {{2}}. Répondez à ce message pour poursuivre.',
    variables: { '1': 'Camille', '2': 'votre question' },
  },
  {
    friendlyName: 'reprise_conversation',
    language: 'en',
    body: 'Hello {{1}}, we are getting back to you about your request: {{2}}. Reply to this message to go on.',
    variables: { '1': 'Camille', '2': 'your question' },
  },
  {
    friendlyName: 'rappel_arrivee',
    language: 'fr',
    body: 'Bonjour {{1}}, nous vous attendons le {{2}} à partir de {{3}}. À très bientôt !',
    variables: { '1': 'Camille', '2': '12 juin', '3': '15 h' },
  },
  {
    friendlyName: 'rappel_arrivee',
    language: 'en',
    body: 'Hello {{1}}, we look forward to welcoming you on {{2}} from {{3}}. See you soon!',
    variables: { '1': 'Camille', '2': '12 June', '3': '3 pm' },
  },
  {
    friendlyName: 'offre_basse_saison',
    language: 'fr',
    category: 'MARKETING',
    body: 'Bonjour {{1}}, deux nuits achetées, la troisième offerte jusqu’au {{2}}.',
    variables: { '1': 'Camille', '2': '30 mars' },
    approval: 'pending',
  },
  {
    friendlyName: 'enquete',
    language: 'fr',
    category: 'MARKETING',
    body: 'Bonjour {{1}}, dites-nous tout : {{2}}',
    variables: { '1': 'Camille', '2': 'lien' },
    approval: 'rejected',
  },
]

/** The Content templates of the simulated accounts. */
export class Contents {
  #templates: Content[]

  constructor(templates: ContentTemplate[] = USUAL_TEMPLATES) {
    this.#templates = templates.map(complete)
  }

  get all(): readonly Content[] {
    return this.#templates
  }

  /** Takes the place of one with the same name and language. */
  add(template: ContentTemplate): Content {
    const content = complete(template)
    this.#templates = [...this.#templates.filter(({ sid }) => sid !== content.sid), content]
    return content
  }

  find(sid: string): Content | undefined {
    return this.#templates.find((content) => content.sid === sid)
  }
}
