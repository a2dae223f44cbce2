import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Component, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { clientDefaults } from './client-defaults.js'
import { placeFor } from './places.js'
import { Scene } from './scene.jsx'
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
            {shown.map(({ adapter, content, Around = Scene }) => (
              <Around key={adapter.id} adapter={adapter} content={content} />
            ))}
          </main>
        </Boundary>
      </QueryClientProvider>
    </StrictMode>
  )
  createRoot(element).render(wrap(page))
}
