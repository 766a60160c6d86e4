export { CallsPage as Page } from '../../features/calls/calls-page.tsx'
