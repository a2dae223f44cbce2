import { preludeAdapter } from '../../../src/adapters/prelude.ts'
import { preludeAccessToken, preludeServer } from '../../../src/testing/servers/prelude.ts'
import { type Described, TOKEN } from '../described.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

export const described: Described = {
  overHttp: [
    {
      name: 'Prelude',
      page: 'docs/adapters/prelude.md',
      csrf: 'bearer',
      cookies: '',
      server: () => preludeServer({ baseUrl: ORIGIN }),
      adapter: (fetch, refresh) =>
        preludeAdapter({ baseUrl: ORIGIN, getAccessToken: () => preludeAccessToken, refresh, fetch }),
      differs: { currentFrom: 'token-claim', pagination: 'offset' },
    },
  ],
  overSdk: [],
  fuzz: { instead: 'fuzz-answers.test.ts' },
  options: { preludeAdapter: (options) => preludeAdapter({ getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-answers.test.ts.' },
}
