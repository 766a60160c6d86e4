export { HealthPage as Page } from '../../features/health/health-page.tsx'
