import 'react-device-sessions/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { DeviceList } from 'react-device-sessions'
import { memoryAdapter } from 'react-device-sessions/testing'
import { createRoot } from 'react-dom/client'
import { loadLocale } from './documented-loader.js'
import { Scene } from './scene.jsx'

// What the docs print as `loadLocale`, in a page that needs it.

createRoot(document.getElementById('root')).render(
  <QueryClientProvider client={new QueryClient()}>
    <Scene adapter={memoryAdapter()} content={<DeviceList language="de" loadLocale={loadLocale} />} />
  </QueryClientProvider>,
)
