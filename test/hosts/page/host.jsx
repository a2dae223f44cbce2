import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Component, StrictMode, useState } from 'react'
import { SessionProvider } from 'react-device-sessions'
import { createRoot } from 'react-dom/client'
import { clientDefaults } from './client-defaults.js'
import { placeFor } from './places.js'
import { scenes } from './scenes.jsx'

// One page for all hosts. What it shows, and what its host does, stands in the address:
// ?scene=list&defaults=throw&place=shadow&around=dark

/** What an application has around its pages: it shows the crash instead of the page. */
class Boundary extends Component {
  state = { crashed: null }
  static getDerivedStateFromError(error) {
    return { crashed: String(error) }
  }
  render() {
    return this.state.crashed === null ? this.props.children : <p id="crashed">{this.state.crashed}</p>
  }
}

/** A list of its own: with an adapter and a user of its own, as two lists of one page have. */
function Scene({ scene }) {
  const { adapter, content } = scene
  const [wayOut, setWayOut] = useState(null)
  return (
    <SessionProvider adapter={adapter} userId="ada" onSignedOut={setWayOut} onStepUp={scene.onStepUp}>
      {wayOut === null ? content : <p id="left">{wayOut}</p>}
    </SessionProvider>
  )
}

/** Renders the page into an element, as its address wants it. */
export function mountHost(root) {
  const asked = new URLSearchParams(location.search)
  const around = asked.get('around')
  const client = new QueryClient(clientDefaults[asked.get('defaults') ?? 'none'])
  globalThis.queryClient = client
  const shown = (scenes[asked.get('scene') ?? 'list'] ?? scenes.list)()
  const { element, wrap } = placeFor(asked.get('place') ?? 'light', root)
  const page = (
    <StrictMode>
      <QueryClientProvider client={client}>
        <Boundary>
          <main className={around ? `around ${around}` : 'around'}>
            <h1>Account settings</h1>
            {shown.map((scene) => (
              <Scene key={scene.adapter.id} scene={scene} />
            ))}
          </main>
        </Boundary>
      </QueryClientProvider>
    </StrictMode>
  )
  createRoot(element).render(wrap(page))
}
