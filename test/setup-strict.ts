import { configure } from '@testing-library/react'
import { expect } from 'vitest'

// Whatever a test renders, it renders in StrictMode: each component twice, and each effect taken back once. In that mode TanStack
// Query also reads twice, in development only: the first read is aborted. Tests of hooks count requests, and time faults by them;
// they have StrictMode for what is rendered, and test/hooks/strict-mode.test.tsx for the effects.
// oxlint-disable-next-line vitest/no-standalone-expect -- nothing is expected: it knows which file this is
const isOfHooks = expect.getState().testPath?.includes('/test/hooks/') ?? false

// The time is for machines that are busy with something else: nothing is expected to take long.
configure({ reactStrictMode: !isOfHooks, asyncUtilTimeout: 5000 })
