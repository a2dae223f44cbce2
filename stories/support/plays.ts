import type { StoryContext } from '@storybook/react-vite'
import { waitFor } from 'storybook/test'

export type Play = (context: Pick<StoryContext, 'canvas' | 'canvasElement' | 'userEvent'>) => Promise<void>

/** Clicks what the selector finds, as soon as it is there. By attribute, because it works in every language. */
export const click =
  (selector: string): Play =>
  async ({ canvasElement, userEvent }) => {
    const element = await waitFor(() => {
      const found = canvasElement.querySelector(selector)
      if (!found) throw new Error(`Nothing matches ${selector}.`)
      return found
    })
    await userEvent.click(element)
  }

/** One click after the other. */
export const each =
  (...plays: readonly Play[]): Play =>
  async (context) => {
    for (const play of plays) await play(context)
  }

export const confirm = click('dialog[open] [data-device-list-button="solid"]')

/** Clicks the button of this name. */
export const press =
  (name: string): Play =>
  async ({ canvas, userEvent }) =>
    userEvent.click(await canvas.findByRole('button', { name }))

/** Asks for one device to be signed out, and leaves the question open. */
export const ask = (device: string): Play => press(`Sign out, ${device}`)

/** Opens the details of one device. */
export const openDetails = (device: string): Play => press(`Details, ${device}`)

/** "This wasn’t me", and yes. */
export const notMe = (device: string): Play => each(openDetails(device), press(`This wasn’t me, ${device}`), confirm)

export const askForFirst = click('[data-device-list-items="others"] [data-device-list-sign-out]')
export const askForThisDevice = click('[data-device-list-items="current"] [data-device-list-sign-out]')
export const askForOthers = click('[data-device-list-sign-out-others]')

export const signOut = (device: string): Play => each(ask(device), confirm)
export const signOutFirst = each(askForFirst, confirm)
export const signOutThisDevice = each(askForThisDevice, confirm)
export const signOutOthers = each(askForOthers, confirm)

export const refresh = click('[data-device-list-refresh] [data-device-list-button]')
