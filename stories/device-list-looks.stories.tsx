import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList } from 'react-device-sessions'
import { deviceListControls } from './support/device-list-controls.ts'
import { framed, onAPage, type PageSetUp, page } from './support/page.tsx'
import { askForFirst, askForOthers, signOutFirst, signOutOthers } from './support/plays.ts'
import { hostile } from './support/sessions.ts'
import './support/looks.css'

/** Languages, directions, colours and widths. The toolbar combines them with any other story. */
const meta = {
  title: 'DeviceList/Looks',
  component: DeviceList,
  argTypes: deviceListControls,
  decorators: [onAPage],
  args: { timeZone: 'Europe/Paris' },
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

const narrow = { value: 'narrow', isRotated: false }

const refusing: PageSetUp = {
  server: { faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }] },
}
const failing: PageSetUp = { server: { faults: [{ on: 'revoke', do: 'fail', code: 'server' }] } }
const lagging: PageSetUp = { server: { capabilities: { accessTokenLagSeconds: 900 } } }
const hostileNames: PageSetUp = { server: { sessions: hostile } }

const inFrame = (setUp: PageSetUp = {}) => ({ ...framed, ...page(setUp) })
/** What is left of 320 px beside the page's own margins, on a docs page too. */
const inNarrowFrame = (setUp: PageSetUp = {}) => inFrame({ ...setUp, width: 288 })

export const German: Story = { globals: { language: 'de' } }

export const GermanQuestion: Story = {
  globals: { language: 'de' },
  parameters: inFrame(lagging),
  play: askForOthers,
}

/** Right to left, mirrored. */
export const Arabic: Story = { globals: { language: 'ar' } }

export const ArabicQuestion: Story = {
  globals: { language: 'ar' },
  parameters: inFrame(lagging),
  play: askForFirst,
}

export const ArabicOutcome: Story = {
  globals: { language: 'ar' },
  parameters: inFrame(failing),
  play: signOutFirst,
}

/** Names that run against the text around them. */
export const ArabicWithHostileNames: Story = {
  globals: { language: 'ar' },
  parameters: page(hostileNames),
}

/** English texts on a page that runs from right to left: the list says itself how it runs. */
export const EnglishOnAPageFromRightToLeft: Story = { globals: { language: 'en', direction: 'rtl' } }

export const Dark: Story = { globals: { theme: 'dark' } }

export const DarkQuestion: Story = {
  globals: { theme: 'dark' },
  parameters: inFrame(lagging),
  play: askForFirst,
}

export const DarkFailure: Story = {
  globals: { theme: 'dark' },
  parameters: inFrame(failing),
  play: signOutFirst,
}

export const DarkRefusal: Story = {
  globals: { theme: 'dark' },
  parameters: inFrame(refusing),
  play: signOutOthers,
}

export const DarkSuccess: Story = { globals: { theme: 'dark' }, parameters: inFrame(), play: signOutOthers }

export const DarkArabic: Story = { globals: { theme: 'dark', language: 'ar' } }

/** 320 px, as wide as a page zoomed to 400 % on a small screen (WCAG 1.4.10). */
export const Narrow: Story = { globals: { viewport: narrow }, parameters: inNarrowFrame() }

export const NarrowQuestion: Story = {
  globals: { viewport: narrow },
  parameters: inNarrowFrame(lagging),
  play: askForFirst,
}

export const NarrowOutcome: Story = {
  globals: { viewport: narrow },
  parameters: inNarrowFrame(failing),
  play: signOutFirst,
}

/** Long words. */
export const NarrowGerman: Story = {
  globals: { viewport: narrow, language: 'de' },
  parameters: inNarrowFrame(refusing),
  play: signOutOthers,
}

export const NarrowArabic: Story = { globals: { viewport: narrow, language: 'ar' }, parameters: inNarrowFrame() }

export const NarrowWithHostileNames: Story = {
  globals: { viewport: narrow },
  parameters: inNarrowFrame(hostileNames),
}

/** As wide as the application lets it. */
export const Wide: Story = { parameters: page({ width: 1400 }) }

/** An application's own colours and sizes: variables on the list, by a class of its own. */
export const OwnVariables: Story = { args: { className: 'own-variables' } }

/** An application's own rules, by the kit's attributes. */
export const OwnRules: Story = { args: { className: 'own-rules' } }

/** Taken from shadcn's tokens, without a word about the list. */
export const ShadcnTokens: Story = {
  decorators: [
    (Story) => (
      <div className="shadcn-tokens">
        <Story />
      </div>
    ),
  ],
  globals: { theme: 'light' },
}
