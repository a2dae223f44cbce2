import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, TextsProvider } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { onAPage } from '../support/page.tsx'

const meta = {
  title: 'Parts/TextsProvider',
  component: TextsProvider,
  decorators: [onAPage],
  argTypes: { language: { control: 'text' }, locales: { control: false }, loadLocale: { control: false } },
  args: { children: <DeviceList timeZone="Europe/Paris" /> },
} satisfies Meta<typeof TextsProvider>

export default meta

type Story = StoryObj<typeof meta>

/** A locale, written out, would be all its texts. */
const written = (props: string) => ({
  docs: { source: { code: `<TextsProvider ${props}>\n  <DeviceList />\n</TextsProvider>` } },
})

/** A region is served by its language, and dates and numbers follow the region. */
export const Region: Story = {
  args: { language: 'de-AT', locales: [de] },
  parameters: written('language="de-AT" locales={[de]}'),
}

/** Loaded when it is wanted. Until then, and if it fails, the list speaks English and says so. */
export const Loaded: Story = {
  args: { language: 'ar', loadLocale: (language) => Promise.resolve(language === 'ar' ? ar : null) },
  parameters: written(`language="ar" loadLocale={{ ar: () => import('react-device-sessions/locales/ar') }}`),
}

/** There is none: English, and in development the console says so. */
export const Missing: Story = {
  args: { language: 'nl', locales: [de] },
  parameters: { ...written('language="nl" locales={[de]}'), warnsOf: 'The page is in "nl"' },
}
