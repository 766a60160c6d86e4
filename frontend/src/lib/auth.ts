export { hearOtherTabs, tellOtherTabs } from './session/session-news.ts'
export { useChangeLanguage } from './session/use-change-language.ts'
export { SessionContext, sessionQuery, useIs, useMember, useSession } from './session/use-session.ts'
export type { Session } from './session/use-session.ts'
