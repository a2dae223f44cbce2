import type { Meta, StoryObj } from '@storybook/react-vite'
import { SessionError, StepUpPasswordForm, type StepUpPasswordFormProps } from 'react-device-sessions'
import { fn, waitFor } from 'storybook/test'
import { onAPage } from '../support/page.tsx'
import { click, each, type Play } from '../support/plays.ts'

const args: StepUpPasswordFormProps = { username: 'ada@example.com', onSubmit: () => null, onCancel: fn() }

/**
 * Asks for the password: for password managers, for pasting, for screen readers. It stands in `<DeviceListStepUp>`, or in a
 * dialog of your own.
 */
const meta = {
  title: 'Parts/Step-up/StepUpPasswordForm',
  component: StepUpPasswordForm,
  decorators: [onAPage],
  args,
  argTypes: { onSubmit: { control: false }, onCancel: { control: false } },
} satisfies Meta<typeof StepUpPasswordForm>

export default meta

type Story = StoryObj<typeof meta>

/** Types "open sesame" into the field. By attribute, because it works in every language. */
const type: Play = async ({ canvasElement, userEvent }) => {
  const field = await waitFor(() => {
    const found = canvasElement.querySelector('[data-device-list-input]')
    if (!found) throw new Error('There is no field.')
    return found
  })
  await userEvent.type(field, 'open sesame')
}
const submit = click('[data-device-list-button="solid"]')

export const Empty: Story = {}

export const WithoutCancel: Story = { args: { onCancel: undefined } }

export const Shown: Story = { play: each(type, click('[data-device-list-field] [data-device-list-button]')) }

export const NothingEntered: Story = { play: submit }

export const Checking: Story = { args: { onSubmit: () => new Promise(() => {}) }, play: each(type, submit) }

export const Wrong: Story = { play: each(type, submit) }

export const TooManyTries: Story = {
  args: {
    onSubmit: () => {
      throw new SessionError('rate_limited', 'Too many tries.', { retryAfterMs: 42_000 })
    },
  },
  play: each(type, submit),
}

export const Offline: Story = {
  args: {
    onSubmit: () => {
      throw new SessionError('network', 'No answer.')
    },
  },
  play: each(type, submit),
}
