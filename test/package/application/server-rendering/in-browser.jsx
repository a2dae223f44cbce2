import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { adapterAt, Page } from './page.jsx'

const adapter = adapterAt(globalThis.handover.initialNow)
globalThis.readsInBrowser = () => adapter.calls.length
hydrateRoot(
  document.getElementById('root'),
  <StrictMode>
    <Page client={new QueryClient()} adapter={adapter} {...globalThis.handover} />
  </StrictMode>,
)
