import { useState } from 'react'
import { SessionProvider } from 'react-device-sessions'

/** A list of its own: with an adapter and a user of its own, as two lists of one page have. */
export function Scene({ adapter, userId = 'ada', content }) {
  const [wayOut, setWayOut] = useState(null)
  return (
    <SessionProvider adapter={adapter} userId={userId} onSignedOut={setWayOut}>
      {wayOut === null ? content : <p id="left">{wayOut}</p>}
    </SessionProvider>
  )
}
