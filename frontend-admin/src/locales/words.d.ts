import type { KitWords } from '@conciergerie/kit/locales/words.ts'
import type account from './fr/account.json'
import type conciergeries from './fr/conciergeries.json'
import type featureRequests from './fr/feature-requests.json'
import type health from './fr/health.json'
import type lines from './fr/lines.json'
import type palette from './fr/palette.json'
import type shell from './fr/shell.json'
import type signIn from './fr/sign-in.json'

// One line for each room: its words are then checked where they are used.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: KitWords & {
      account: typeof account
      conciergeries: typeof conciergeries
      'feature-requests': typeof featureRequests
      health: typeof health
      lines: typeof lines
      palette: typeof palette
      shell: typeof shell
      'sign-in': typeof signIn
    }
  }
}
