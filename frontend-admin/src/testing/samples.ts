import type { Session } from '../lib/auth.ts'

/** Who runs the platform. */
export const alix: Session = { admin: { id: 1, email: 'alix@example.com', name: 'Alix Bernard', locale: 'fr' } }

export const status = { version: '1.2.3', demo: false, demoAccount: null, demoAdmin: null, demoPhoneUrl: null }
