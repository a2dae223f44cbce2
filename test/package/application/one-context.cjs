const { QueryClient, QueryClientProvider } = require('@tanstack/react-query')
const { createElement } = require('react')
const { renderToString } = require('react-dom/server')
const { DeviceList, DeviceListTitle, SessionProvider } = require('react-device-sessions')
const { useSessions } = require('react-device-sessions/hooks')
const { DeviceManager } = require('react-device-sessions/manage')
const { memoryAdapter } = require('react-device-sessions/testing')

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
