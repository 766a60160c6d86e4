import './styles/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '@conciergerie/kit/lib/i18n.ts'
import { startTheme } from '@conciergerie/kit/lib/theme.ts'
import { App } from './app/app.tsx'
import { preloadPage } from './app/pages.ts'
import { catalogues } from './locales/catalogues.ts'

startTheme()
const words = startI18n(catalogues)
preloadPage(window.location.pathname.slice(import.meta.env.BASE_URL.length - 1))
await words

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
