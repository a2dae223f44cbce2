import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { DeviceList, DeviceListTitle, SessionProvider } from 'react-device-sessions'
import { useSessions } from 'react-device-sessions/hooks'
import { DeviceManager } from 'react-device-sessions/manage'
import { memoryAdapter } from 'react-device-sessions/testing'
import { renderToString } from 'react-dom/server'

const Status = () => useSessions().status
const scope = { adapter: memoryAdapter(), userId: 'u1', onSignedOut() {} }
const provided = createElement(
  SessionProvider,
  scope,
  createElement(Status),
  createElement(DeviceList),
  createElement(DeviceManager, null, createElement(DeviceListTitle)),
)
console.log(renderToString(createElement(QueryClientProvider, { client: new QueryClient() }, provided)))
