import type { Meta, StoryObj } from '@storybook/react-vite'
import { FaultLab } from './fault-lab/fault-lab.tsx'
import { press, signOut } from './support/plays.ts'

/** Every failure can be clicked: arm what shall befall the server, then sign something out and see what the list says. What is still armed stands below the buttons. */
const meta = {
  title: 'Fault lab',
  component: FaultLab,
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof FaultLab>

export default meta

type Story = StoryObj<typeof meta>

export const Lab: Story = {}

/** As an example: accepted, and not done. */
export const Scripted: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    await press('Accepted, and not done')(context)
    await context.canvas.findByText('Armed: Accepted, and not done.')
    await signOut('Safari on iPhone')(context)
    await context.canvas.findByText('No fault is armed.')
  },
}
