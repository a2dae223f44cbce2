import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import type { MemoryAdapterOptions } from 'react-device-sessions/testing'
import { Page } from './support/page.tsx'
import './support/overview.css'

interface OverviewProps {
  /** The server behind each of the lists. */
  readonly server?: MemoryAdapterOptions
}

const locales = [de, ar]
const languages = [
  { lang: 'en', dir: 'ltr', title: 'English' },
  { lang: 'de', dir: 'ltr', title: 'Deutsch' },
  { lang: 'ar', dir: 'rtl', title: 'العربية' },
] as const

/** The whole list in each theme, direction and language, side by side. */
function Overview({ server }: OverviewProps) {
  return (
    <div className="overview">
      {(['light', 'dark'] as const).map((theme) =>
        languages.map(({ lang, dir, title }) => (
          <div key={`${theme}-${lang}`} className="overview-frame" lang={lang} dir={dir} data-theme={theme}>
            <Page {...(server && { server })}>
              <DeviceList language={lang} locales={locales} timeZone="Europe/Paris" aria-label={`${title}, ${theme}`} />
            </Page>
          </div>
        )),
      )}
    </div>
  )
}

const meta = {
  title: 'Overview',
  component: Overview,
  parameters: { layout: 'fullscreen', controls: { disable: true } },
  // Each frame has a theme of its own.
  globals: { theme: 'light' },
} satisfies Meta<typeof Overview>

export default meta

type Story = StoryObj<typeof meta>

export const AtRest: Story = {}

export const Loading: Story = { args: { server: { faults: [{ on: 'list', do: 'hang' }] } } }

export const NotLoaded: Story = {
  args: { server: { faults: [{ on: 'list', do: 'fail', code: 'network', times: 2 }] } },
}
