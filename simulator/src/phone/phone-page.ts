export interface PhonePage {
  /** The house that the phone writes to; another number may be named in the page's address: `?to=+33…&house=Name`. */
  houseName: string
  /** E.164. */
  houseNumber: string
  /** Shown beside the phone on a wide screen; null: the phone alone. */
  dashboardUrl: string | null
  /** Does the house speak to the simulated model? Only then may the page break it. */
  modelSimulated?: boolean
  /** Who speaks on the telephone of the house; without it the page places no calls. */
  voice?: 'simulated' | 'real'
  /** What the buttons under « Essayer » say; the page's own when left out. */
  ideas?: { fr: string[]; en: string[] }
}
