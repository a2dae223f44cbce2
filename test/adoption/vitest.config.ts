import { defineConfig } from 'vitest/config'

/** What a new user does: copies an example, runs the shadcn CLI, opens the docs. It installs from the registry of npm, and so takes minutes. */
export default defineConfig({
  test: {
    name: 'adoption',
    environment: 'node',
    include: ['test/adoption/*.test.ts'],
    globalSetup: ['test/adoption/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
