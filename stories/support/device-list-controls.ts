import type { Meta } from '@storybook/react-vite'
import type { DeviceList } from 'react-device-sessions'

/** Controls that make sense: what is a text is typed, and what needs an object or a clock is left to the code. */
export const deviceListControls: NonNullable<Meta<typeof DeviceList>['argTypes']> = {
  headingLevel: { control: { type: 'inline-radio' }, options: [1, 2, 3, 4, 5, 6] },
  title: { control: 'text' },
  timeZone: { control: 'text' },
  // The toolbar has the language.
  language: { control: false },
  locales: { control: false },
  loadLocale: { control: false },
  initialNow: { control: false },
  now: { control: false },
}
