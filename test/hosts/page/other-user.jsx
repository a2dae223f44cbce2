import { useState } from 'react'
import { DeviceList } from 'react-device-sessions'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { Scene } from './scene.jsx'

const ofBob = memoryAdapter({
  id: 'users',
  latencyMs: 300,
  sessions: [
    makeSession({ id: 'bobs', isCurrent: true, device: { label: 'A phone of Bob' } }),
    makeSession({ id: 'bobs-other', device: { label: 'A tablet of Bob' } }),
  ],
})

/** One person, and then another, in the same place of the same page. */
export function OtherUser({ adapter }) {
  const [isBob, setBob] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setBob((was) => !was)}>
        Another person
      </button>
      <Scene adapter={isBob ? ofBob : adapter} userId={isBob ? 'bob' : 'ada'} content={<DeviceList />} />
    </>
  )
}
