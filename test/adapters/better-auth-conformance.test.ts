import { describe, expect, it } from 'vitest'
import { betterAuthBackend } from './better-auth-server.ts'
import { describeAdapter } from './describe-adapter.ts'

const api = { describe, it, expect }

describeAdapter('Better Auth', { create: ({ others }) => betterAuthBackend(others) }, api)
describeAdapter(
  'Better Auth, with its cookie cache on',
  { create: ({ others }) => betterAuthBackend(others, { session: { cookieCache: { enabled: true } } }) },
  api,
)
