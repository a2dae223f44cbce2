import type { Meta, StoryObj } from '@storybook/react-vite'
import { DeviceList, StepUpPasswordForm } from 'react-device-sessions'
import { untilProof } from '../support/faults.ts'
import { framed, onAPage, page } from '../support/page.tsx'
import { signOut } from '../support/plays.ts'

/** `onStepUp` of the provider comes before any slot. While it is at work the list says what it waits for, and can cancel. */
const meta = {
  title: 'Parts/Step-up/Handler on the provider',
  component: DeviceList,
  decorators: [onAPage],
  parameters: { controls: { disable: true }, ...framed },
  args: { stepUp: <StepUpPasswordForm onSubmit={() => null} /> },
} satisfies Meta<typeof DeviceList>

export default meta

type Story = StoryObj<typeof meta>

/** It never answers: the row stays honest, and "Cancel" ends it. */
export const Waiting: Story = {
  parameters: page({ server: { faults: [untilProof('revoke')] }, onStepUp: () => new Promise(() => {}) }),
  play: signOut('Safari on iPhone'),
}

/** It answers at once, and the user is not asked. */
export const AnswersAtOnce: Story = {
  parameters: page({
    server: { faults: [untilProof('revoke')] },
    onStepUp: async () => ({ verificationId: 'still good' }),
  }),
  play: signOut('Safari on iPhone'),
}
