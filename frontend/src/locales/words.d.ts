import type { KitWords } from '@conciergerie/kit/locales/words.ts'
import type accounts from './fr/accounts.json'
import type calls from './fr/calls.json'
import type clients from './fr/clients.json'
import type conversations from './fr/conversations.json'
import type faqs from './fr/faqs.json'
import type featureRequests from './fr/feature-requests.json'
import type leftMessages from './fr/left-messages.json'
import type notifications from './fr/notifications.json'
import type orders from './fr/orders.json'
import type palette from './fr/palette.json'
import type settings from './fr/settings.json'
import type telephone from './fr/telephone.json'
import type shell from './fr/shell.json'
import type reservations from './fr/reservations.json'
import type signIn from './fr/sign-in.json'
import type templates from './fr/templates.json'

// One line for each room: its words are then checked where they are used.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: KitWords & {
      accounts: typeof accounts
      calls: typeof calls
      clients: typeof clients
      conversations: typeof conversations
      faqs: typeof faqs
      'feature-requests': typeof featureRequests
      notifications: typeof notifications
      'left-messages': typeof leftMessages
      orders: typeof orders
      palette: typeof palette
      settings: typeof settings
      telephone: typeof telephone
      shell: typeof shell
      reservations: typeof reservations
      'sign-in': typeof signIn
      templates: typeof templates
    }
  }
}
