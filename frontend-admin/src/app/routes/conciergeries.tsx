export { ConciergeriesPage as Page } from '../../features/conciergeries/conciergeries-page.tsx'
