import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
// First: the order of the layers is that in which they are named, and the application's base must not win over the kit.
import './styles/index.css'
import 'react-device-sessions/styles.css'
import 'react-device-sessions/manage.css'
import { App } from './app.tsx'
import { i18n } from './texts/i18n.ts'
import { followTheme } from './theme.ts'

followTheme()

const queryClient = new QueryClient()
const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
)
