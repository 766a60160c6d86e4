export { LinesPage as Page } from '../../features/lines/lines-page.tsx'
