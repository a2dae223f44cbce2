import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createAuthClient } from 'better-auth/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Toaster } from 'sonner'
import { Devices } from './devices.jsx'
import './index.css'

const auth = createAuthClient()
const queryClient = new QueryClient()

/** Signs up, or in where the address is known. */
async function enter(event) {
  event.preventDefault()
  const { email, password } = Object.fromEntries(new FormData(event.currentTarget))
  const { error } = await auth.signUp.email({ name: email, email, password })
  if (error) await auth.signIn.email({ email, password })
}

const Entrance = () => (
  <form onSubmit={enter} className="grid max-w-sm gap-3">
    <label className="grid gap-1">
      Email <input name="email" type="email" required className="rounded border px-2 py-1" />
    </label>
    <label className="grid gap-1">
      Password <input name="password" type="password" minLength={8} required className="rounded border px-2 py-1" />
    </label>
    <button type="submit" className="bg-primary text-primary-foreground rounded px-3 py-1.5">
      Continue
    </button>
  </form>
)

function App() {
  const { data, isPending } = auth.useSession()
  if (isPending) return null
  return (
    <main className="mx-auto max-w-3xl p-4 sm:p-8">
      <h1 className="mb-6 text-2xl font-bold">Settings</h1>
      {data ? <Devices userId={data.user.id} signOut={() => auth.signOut()} /> : <Entrance />}
    </main>
  )
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
      <Toaster />
    </QueryClientProvider>
  </StrictMode>,
)
