import { createRoot } from 'react-dom/client'

/** The page mounts when it is told to: `bench.start` is the moment, in ms of the page. */
export function boot(element) {
  window.bench = {
    start: 0,
    go() {
      window.bench.start = performance.now()
      createRoot(document.getElementById('root')).render(element)
    },
  }
}
