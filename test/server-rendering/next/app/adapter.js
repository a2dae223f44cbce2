import { makeSession, memoryAdapter } from 'react-device-sessions/testing'

// No 'use client': the server reads with it, and so does the browser, each with a copy of its own.
export const userId = 'ada'

const minutesAgo = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()

export const adapter = memoryAdapter({
  sessions: [
    makeSession({ id: 'laptop', isCurrent: true }),
    makeSession({ id: 'phone', device: { label: 'A phone' }, lastActiveAt: minutesAgo(12.5) }),
    // Yesterday in America, today in Asia.
    makeSession({ id: 'tablet', device: { label: 'A tablet' }, lastActiveAt: '2026-06-14T02:30:00.000Z' }),
  ],
})
