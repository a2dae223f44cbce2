import { act, screen, waitFor } from '@testing-library/react'
import { createRef, type ReactElement, type ReactNode } from 'react'
import * as kit from 'react-device-sessions'
import { expect, test, vi } from 'vitest'
import { confirmButton, failOnConsole, findSignOut, row, showList, signOut } from './show-list.tsx'

// What a part and the element that stands in for it (`render`) say of the same things.

failOnConsole()

const shown = (children: ReactNode) => showList({}, { list: { children } })
const title = () => screen.findByRole('heading', { level: 4 })

test('classes, styles and descriptions are joined; of anything else the element’s own word counts', async () => {
  shown(
    <kit.DeviceListTitle
      className="part both"
      style={{ color: 'red', margin: 1 }}
      aria-describedby="hint both"
      lang="fr"
      hidden
      // oxlint-disable-next-line jsx-a11y/heading-has-content -- the part's own text lands in it
      render={<h4 className="both own" style={{ margin: 2 }} aria-describedby="both more" lang="de" hidden={false} />}
    />,
  )
  const heading = await title()
  expect(heading.className.split(' ').toSorted()).toEqual(['both', 'own', 'part'])
  expect(heading).toHaveStyle({ color: 'rgb(255, 0, 0)', margin: '2px' })
  expect(heading.getAttribute('aria-describedby')?.split(' ').toSorted()).toEqual(['both', 'hint', 'more'])
  expect(heading).toHaveAttribute('lang', 'de')
  expect(heading).not.toHaveAttribute('hidden')
})

test('what only one of them says stays, and what the element leaves undefined hides none of it', async () => {
  const onClick = vi.fn<() => void>()
  const { user } = shown(
    <kit.DeviceListTitle
      className="part"
      style={{ color: 'red' }}
      onClick={onClick}
      // oxlint-disable-next-line jsx-a11y/heading-has-content, jsx-a11y/click-events-have-key-events -- the part's own text lands in it
      render={<h4 id="own" className={undefined} style={undefined} onClick={undefined} />}
    />,
  )
  const heading = await title()
  expect(heading).toHaveAttribute('id', 'own')
  expect(heading).toHaveClass('part', { exact: true })
  expect(heading).toHaveStyle({ color: 'rgb(255, 0, 0)' })
  await user.click(heading)
  expect(onClick).toHaveBeenCalledOnce()
})

test('event handlers are called both, with the same event, the element’s own first', async () => {
  const calls: unknown[][] = []
  const { user } = shown(
    <kit.DeviceListTitle
      onClick={(event) => calls.push(['part', event])}
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/heading-has-content, jsx-a11y/no-noninteractive-element-interactions -- a listener to look at
      render={<h4 onClick={(event) => calls.push(['own', event])} />}
    />,
  )
  await user.click(await title())
  expect(calls.map(([who]) => who)).toEqual(['own', 'part'])
  expect(calls[0]?.[1]).toBe(calls[1]?.[1])
})

test('the refs of both get the element, and lose it again', async () => {
  const part = createRef<HTMLHeadingElement>()
  const seen: (Element | null)[] = []
  const own = (element: Element | null) => {
    seen.push(element)
  }
  const { unmount } = shown(
    // oxlint-disable-next-line jsx-a11y/heading-has-content -- the part's own text lands in it
    <kit.DeviceListTitle ref={part} render={<h4 ref={own} />} />,
  )
  const heading = await title()
  expect(part.current).toBe(heading)
  expect(seen.at(-1)).toBe(heading)
  act(unmount)
  expect(part.current).toBeNull()
  expect(seen.at(-1)).toBeNull()
})

test('a ref stays attached while it is the same, however often the part renders', async () => {
  const own = vi.fn<(element: Element | null) => void>()
  // oxlint-disable-next-line jsx-a11y/heading-has-content -- the part's own text lands in it
  const heading = <h4 ref={own} />
  const { user, revokes } = shown(
    <>
      <kit.DeviceListTitle render={heading} />
      <kit.DeviceListItems />
    </>,
  )
  await findSignOut('Safari on iPhone')
  const before = own.mock.calls.length
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  expect(own).toHaveBeenCalledTimes(before)
})

test('a device whose element has content of its own keeps that, and says what became of its sign-out', async () => {
  const { user } = showList(
    { faults: [{ on: 'revoke', do: 'fail', code: 'server' }] },
    {
      list: {
        children: (
          <kit.DeviceListItems>
            <kit.DeviceListItem
              render={
                <li>
                  <kit.DeviceListName />
                  <kit.DeviceListSignOut />
                </li>
              }
            >
              Given to the part
            </kit.DeviceListItem>
          </kit.DeviceListItems>
        ),
      },
    },
  )
  await signOut(user, 'Safari on iPhone')
  expect(screen.queryByText('Given to the part')).toBeNull()
  await waitFor(() => expect(row('Safari on iPhone')).toHaveTextContent('May still be signed in.'))
})

test.each([
  ['a function', () => <h4>Devices</h4>],
  ['a text', 'h4'],
  ['several', [<h4 key="one">One</h4>, <h4 key="two">Two</h4>]],
])('%s instead of an element is refused in plain words', async (_what, render) => {
  const silenced = vi.spyOn(console, 'error').mockReturnValue()
  // Without types, anything may come.
  const given: { readonly render?: ReactElement<{ readonly children?: ReactNode }> } = JSON.parse('{}')
  Object.assign(given, { render })
  expect(() => shown(<kit.DeviceListTitle {...given} />)).toThrow(/`render` takes one element/)
  silenced.mockRestore()
})

test('no element hides what must be said: it stands below the element’s own content', async () => {
  const { user, adapter } = showList(
    { faults: [{ on: 'list', do: 'fail', code: 'forbidden', times: 9 }] },
    {
      list: {
        children: (
          <>
            <kit.DeviceListStatus render={<aside>Heads up</aside>} />
            <kit.DeviceListRefresh render={<aside>Age</aside>} />
            <kit.DeviceListSignOutOthers />
            <kit.DeviceListOutcomes render={<aside>News</aside>} />
          </>
        ),
      },
    },
  )
  expect(await screen.findByRole('heading', { name: 'We couldn’t load your devices' })).toBeVisible()
  expect(screen.getByText('Heads up')).toBeVisible()
  adapter.clearFaults()
  adapter.fault({ on: 'revoke', do: 'fail', code: 'conflict' })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await user.click(await screen.findByRole('button', { name: 'Sign out all other devices' }))
  await user.click(confirmButton())
  expect(await screen.findByText(/^Couldn’t sign out your other devices\./, { ignore: 'p' })).toBeVisible()
  expect(screen.getByText('News')).toBeVisible()
  expect(screen.getByText('Age')).toHaveTextContent(/Updated|Couldn’t refresh/)
})
