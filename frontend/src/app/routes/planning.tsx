export { ReservationsPage as Page } from '../../features/reservations/reservations-page.tsx'
