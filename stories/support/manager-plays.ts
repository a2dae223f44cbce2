import { waitFor } from 'storybook/test'
import { click, confirm, each, type Play } from './plays.ts'

/** Types into the search field. */
export const typeQuery =
  (query: string): Play =>
  async ({ canvas, userEvent }) =>
    userEvent.type(await canvas.findByRole('searchbox'), query)

export const choose = (filter: 'all' | 'inactive' | 'unknown'): Play => click(`input[value="${filter}"]`)

export const selectAll = click('[data-device-list-select-all] input')

/** Selects the first `count` others: the first, and with Shift the last. */
export const selectFirst =
  (count: number): Play =>
  async ({ canvasElement, userEvent }) => {
    const boxes = await waitFor(() => {
      const found = canvasElement.querySelectorAll('li [data-device-list-select]')
      if (found.length === 0) throw new Error('Nothing can be selected.')
      return found
    })
    const [first, last] = [boxes[0], boxes[count - 1]]
    if (!first || !last) throw new Error(`There are only ${boxes.length} rows.`)
    await userEvent.click(first)
    await userEvent.keyboard('{Shift>}')
    await userEvent.click(last)
    await userEvent.keyboard('{/Shift}')
  }

export const askForSelected = (count: number): Play =>
  each(selectFirst(count), click('[data-device-list-bulk-bar] [data-device-list-button="danger"]'))

export const signOutSelected = (count: number): Play => each(askForSelected(count), confirm)

export const signOutEverywhere = each(click('[data-device-list-footer] [data-device-list-button]'), confirm)
