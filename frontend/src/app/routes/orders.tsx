export { OrdersPage as Page } from '../../features/orders/orders-page.tsx'
