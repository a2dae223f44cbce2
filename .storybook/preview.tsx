import type { Preview } from '@storybook/react-vite'
import { createInstance } from 'i18next'
import { isValidElement, type ReactNode, StrictMode, useLayoutEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import 'react-device-sessions/styles.css'
import { loadAfterClick } from '../src/ui/device-list/after-click.ts'
import { startClock } from '../stories/support/clock.ts'
import { languages } from '../stories/support/languages.ts'
import { failOnWarnings, guardConsole } from './console-guard.ts'
import { useLook } from './other-looks.ts'
import './preview.css'
import { untilQuiet } from './quiet.ts'
import { asWritten } from './source-code.ts'

/** The host application's i18next, without any text of the kit: one for each language, so that a switch is one render. */
const hosts = new Map(
  languages.map(({ value }) => {
    const host = createInstance({ lng: value, resources: {}, react: { useSuspense: false } })
    void host.init()
    return [value, host]
  }),
)

interface HostPageProps {
  readonly language: string
  readonly direction: string
  readonly theme: string
  /** On a docs page, other stories stand beside this one: the document is not for it to set. */
  readonly isAlone: boolean
  readonly children: ReactNode
}

/** What a page around the kit sets: language, direction and colour scheme, and its i18next. */
function HostPage({ isAlone, children, ...toolbar }: HostPageProps) {
  const { language, direction, theme } = useLook(toolbar)
  const host = hosts.get(language)
  const dir = direction === 'auto' ? (host?.dir() ?? 'ltr') : direction
  useLayoutEffect(() => {
    if (!isAlone) return
    const { documentElement } = document
    documentElement.lang = language
    documentElement.dir = dir
    documentElement.dataset['theme'] = theme
  }, [language, dir, theme, isAlone])
  const content = host ? <I18nextProvider i18n={host}>{children}</I18nextProvider> : children
  if (isAlone) return content
  return (
    <div className="host-page" lang={language} dir={dir} data-theme={theme}>
      {content}
    </div>
  )
}

const preview: Preview = {
  tags: ['autodocs'],
  // As on a page that was idle for a moment.
  beforeAll: async () => {
    await loadAfterClick()
  },
  beforeEach: ({ parameters }) => {
    startClock()
    return guardConsole(parameters['warnsOf'])
  },
  // Before axe looks: this runs first.
  afterEach: async ({ canvasElement }) => {
    await untilQuiet(canvasElement)
    failOnWarnings()
  },
  // Parts that are given as children are shown as code; nobody edits elements in a form.
  argTypesEnhancers: [
    ({ argTypes, initialArgs }) =>
      isValidElement(initialArgs['children'])
        ? { ...argTypes, children: { ...argTypes['children'], name: 'children', control: false } }
        : argTypes,
  ],
  parameters: {
    // An axe violation fails the story's test.
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    layout: 'padded',
    controls: { expanded: true },
    docs: { toc: true, source: { transform: asWritten } },
    viewport: {
      options: { narrow: { name: '320 px', styles: { width: '320px', height: '640px' }, type: 'mobile' } },
    },
    options: {
      storySort: {
        order: [
          'Guide',
          ['Introduction', 'Search', 'API', 'Recipes', 'Testing', 'Troubleshooting'],
          'Overview',
          'DeviceList',
          'DeviceManager',
          'Fault lab',
          'Hooks',
          'Parts',
        ],
      },
    },
  },
  initialGlobals: { language: 'en', direction: 'auto', theme: 'light' },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: { title: 'Language', icon: 'globe', items: languages, dynamicTitle: true },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Direction of the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    theme: {
      description: 'Colour scheme',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
  decorators: [
    (Story, { globals, viewMode }) => (
      <StrictMode>
        <HostPage
          language={String(globals['language'])}
          direction={String(globals['direction'])}
          theme={String(globals['theme'])}
          isAlone={viewMode === 'story'}
        >
          <Story />
        </HostPage>
      </StrictMode>
    ),
  ],
}

export default preview
