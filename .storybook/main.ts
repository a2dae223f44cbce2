import type { StorybookConfig } from '@storybook/react-vite'
import { mergeConfig } from 'vite'
import { packageAliases } from '../package-aliases.ts'
import { writePlainPages } from '../scripts/lib/plain-pages.ts'

writePlainPages('.cache/plain-pages')

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../docs/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // The guide's pictures, where its pages look for them; llms.txt, and each page as plain Markdown.
  staticDirs: [{ from: '../docs/images', to: '/images' }, '../.cache/plain-pages'],
  // No network: nothing is reported, nothing is looked up.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Props tables come from the types, docstrings included.
  typescript: { reactDocgen: 'react-docgen-typescript' },
  viteFinal: (vite) => mergeConfig(vite, { resolve: { alias: packageAliases } }),
}

export default config
