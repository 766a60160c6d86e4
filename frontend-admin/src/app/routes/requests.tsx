export { RequestsPage as Page } from '../../features/feature-requests/requests-page.tsx'
