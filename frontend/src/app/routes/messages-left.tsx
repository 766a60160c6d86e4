export { LeftMessagesPage as Page } from '../../features/left-messages/left-messages-page.tsx'
