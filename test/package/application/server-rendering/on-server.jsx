// Prints the page, rendered at the moment that is given in ms, and what the browser needs to go on from there.

import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { dehydrate, QueryClient } from '@tanstack/react-query'
import { version } from 'react'
import { sessionsQueryOptions } from 'react-device-sessions/server'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { adapterAt, Page, userId } from './page.jsx'

const initialNow = Number(process.argv[2])
Date.now = () => initialNow
const adapter = adapterAt(initialNow)
const reading = new QueryClient()
await reading.prefetchQuery(sessionsQueryOptions({ adapter, userId }))
const state = dehydrate(reading)
const page = () => <Page client={new QueryClient()} adapter={adapter} state={state} initialNow={initialNow} />

const whole = renderToString(page())
const streamed = await new Promise((resolve, reject) => {
  const { pipe } = renderToPipeableStream(page(), {
    onAllReady: () => resolve(text(pipe(new PassThrough()))),
    onError: reject,
  })
})
console.log(JSON.stringify({ version, handover: { initialNow, state }, html: { whole, streamed } }))
