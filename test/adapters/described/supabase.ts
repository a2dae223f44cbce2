import { supabaseAdapter } from '../../../src/adapters/supabase.ts'
import { supabaseServer } from '../../../src/testing/servers/supabase.ts'
import type { Described, Wiring } from '../described.ts'
import { supabaseClient } from '../sdk-systems.ts'
import { ORIGIN } from '../servers/in-process.ts'

const supabase: Wiring = (() => {
  let server = supabaseServer()
  return {
    name: 'Supabase',
    cookies: '',
    server: () => (server = supabaseServer({ baseUrl: `${ORIGIN}/auth/v1` })),
    adapter: (fetch) => supabaseAdapter({ auth: supabaseClient(server.alive()[0], fetch) }),
  }
})()

export const described: Described = {
  overHttp: [],
  overSdk: [],
  withoutList: [supabase],
  fuzz: { instead: 'fuzz-answers.test.ts' },
  options: { instead: 'It speaks through an SDK, which has the address.' },
  silence: {
    Supabase: {
      server: () => supabaseServer({ baseUrl: `${ORIGIN}/auth/v1` }),
      cookies: '',
      adapter: (fetch, _line, ownId) => supabaseAdapter({ auth: supabaseClient(ownId, fetch) }),
      // Its `signOut()` looks at nothing but "2xx".
      cannotTell: /: (?:a sign-in page|an empty object)/,
    },
  },
}
