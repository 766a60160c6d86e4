export { AccountPage as Page } from '../../features/accounts/account/account-page.tsx'
