import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { DeviceList, SessionProvider, StepUpPasswordForm, TextsProvider } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { newcomer } from '../support/sessions.ts'
import { type LabFault, listFaults, signOutFaults } from './lab-faults.ts'
import { LabServer } from './lab-server.ts'
import './fault-lab.css'

const locales = [de, ar]

/** A list, and a server that does what you tell it. Click a fault, then sign something out. */
export function FaultLab() {
  const [run, setRun] = useState(0)
  return <Lab key={run} onStartOver={() => setRun(run + 1)} />
}

/** One more device, which no list has shown yet. */
const another = (n: number) => ({ ...newcomer, id: `newcomer-${n}`, key: `newcomer-${n}` })

/** Any other is not right. */
const PASSWORD = 'open sesame'

const stepUp = (
  <StepUpPasswordForm
    username="ada@example.com"
    onSubmit={(password) => (password === PASSWORD ? { password } : null)}
  />
)

function Lab({ onStartOver }: { readonly onStartOver: () => void }) {
  const [server] = useState(() => new LabServer())
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } }))
  const { log, armed } = useSyncExternalStore(server.subscribe, server.state, server.state)
  const { memory } = server

  const happen = (label: string, what: () => void) => {
    what()
    server.note(label)
  }

  return (
    <div className="lab">
      <div className="lab-controls" lang="en" dir="ltr">
        <Buttons title="The next sign-out" faults={signOutFaults} armed={armed} onArm={(fault) => server.arm(fault)} />
        <Buttons title="The next read" faults={listFaults} armed={armed} onArm={(fault) => server.arm(fault)} />
        <output className="lab-armed">
          {armed.length === 0 ? 'No fault is armed.' : `Armed: ${armed.join('; ')}.`}
        </output>
        <fieldset>
          <legend>Elsewhere</legend>
          <button
            type="button"
            onClick={() => happen('someone signed in', () => memory.add(another(memory.serverSessions.length)))}
          >
            Someone signs in
          </button>
          <button type="button" onClick={() => happen('the iPhone was signed out', () => memory.remove('phone'))}>
            The iPhone is signed out
          </button>
          <button type="button" onClick={() => happen('ids rotated', () => memory.rotateIds())}>
            All others get new ids
          </button>
          <button type="button" onClick={() => happen('let go', () => memory.release())}>
            Let what hangs go on
          </button>
          <button type="button" onClick={() => happen('no faults any more', () => memory.clearFaults())}>
            Drop the faults
          </button>
          <button type="button" onClick={onStartOver}>
            Start over
          </button>
        </fieldset>
        <p>
          Where the server asks for proof, the password is <code>{PASSWORD}</code>.
        </p>
        <h3>What the server saw, latest first</h3>
        <ol className="lab-log" reversed>
          {log.map((entry, index) => (
            <li key={`${log.length - index}`}>{entry}</li>
          ))}
        </ol>
        <p>Signed in, in truth: {memory.serverSessions.map(({ id }) => id).join(', ')}</p>
      </div>
      <QueryClientProvider client={client}>
        <SessionProvider
          adapter={server.adapter}
          userId="ada"
          onSignedOut={(reason) => server.note(`onSignedOut: ${reason}`)}
        >
          <TextsProvider locales={locales}>
            <DeviceList timeZone="Europe/Paris" stepUp={stepUp} />
          </TextsProvider>
        </SessionProvider>
      </QueryClientProvider>
    </div>
  )
}

interface ButtonsProps {
  readonly title: string
  readonly faults: readonly LabFault[]
  /** Their labels. */
  readonly armed: readonly string[]
  readonly onArm: (fault: LabFault) => void
}

function Buttons({ title, faults, armed, onArm }: ButtonsProps) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {faults.map((fault) => (
        <button
          key={fault.label}
          type="button"
          data-armed={armed.includes(fault.label) ? '' : undefined}
          onClick={() => onArm(fault)}
        >
          {fault.label}
        </button>
      ))}
    </fieldset>
  )
}
