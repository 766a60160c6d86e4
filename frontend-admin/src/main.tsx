import './styles/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { preloadPage } from './app/pages.ts'
import { startI18n } from './lib/i18n.ts'
import { startTheme } from './lib/theme.ts'

startTheme()
const words = startI18n()
preloadPage(window.location.pathname.slice(import.meta.env.BASE_URL.length - 1))
await words

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
