import { screen, waitFor, within } from '@testing-library/react'
import { de } from 'react-device-sessions/locales/de'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { failOnConsole, findSignOut, four, laptop, phone, quiet, tv } from '../device-list/show-list.tsx'
import { many, rowNames, search, searchField, selectAll, showManager } from './show-manager.tsx'

failOnConsole()

const at = (city: string, countryCode: string) => ({ city, region: null, countryCode, label: null })

test.each([
  ['a name', 'firefox', ['Firefox on Windows']],
  ['part of a name, in another case', 'LIVING', ['Living room TV']],
  ['a place', 'oslo', ['Firefox on Windows']],
  ['a country in the reader’s language', 'norway', ['Firefox on Windows']],
  ['several words, in any order', 'lyon safari', ['Safari on iPhone']],
  ['nothing but blanks', '   ', ['Safari on iPhone', 'Living room TV', 'Firefox on Windows']],
])('search finds %s', async (_what, query, names) => {
  const { user } = showManager()
  await findSignOut('Safari on iPhone')
  await search(user, query)
  await waitFor(() => expect(rowNames()).toEqual(names))
})

test.each([
  ['accents', 'Zürich', 'zurich'],
  ['an accent that only the reader writes', 'Zurich', 'zürich'],
  ['ß', 'Gießen', 'GIESSEN'],
  ['the Turkish dotless i', 'Diyarbakır', 'diyarbakir'],
  ['the Turkish dotted capital', 'İzmir', 'izmir'],
  ['a stroke', 'Tromsø', 'tromso'],
  ['a final sigma', 'Πειραιάς', 'πειραιασ'],
  ['Arabic vowel marks and hamza', 'أَبُو ظَبْي', 'ابو ظبي'],
  ['full-width letters', 'Tokyo', 'ｔｏｋｙｏ'],
])('search looks past %s', async (_what, city, query) => {
  const { user } = showManager({ sessions: [laptop, phone, { ...tv, location: at(city, 'FR') }] })
  await findSignOut('Safari on iPhone')
  await search(user, query)
  await waitFor(() => expect(rowNames()).toEqual(['Living room TV']))
})

test('search finds an address, and a place in the language that is shown', async () => {
  const { user } = showManager(
    {
      sessions: [
        laptop,
        { ...phone, ip: { value: '203.0.113.7', masked: false } },
        { ...tv, location: at('Köln', 'DE') },
      ],
    },
    { language: 'de', locales: [de] },
  )
  const field = await screen.findByRole('searchbox', { name: 'Suche' })
  await search(user, '113.7', field)
  await waitFor(() => expect(rowNames()).toEqual(['Safari auf iPhone']))
  await user.clear(field)
  await search(user, 'koln deutschland', field)
  await waitFor(() => expect(rowNames()).toEqual(['Living room TV']))
})

test('the filters say how many there are, and "unknown" is only what nothing is known of', async () => {
  const stranger = makeSession({ id: 'stranger' })
  const { user } = showManager({ sessions: [...four, stranger] })
  await findSignOut('Safari on iPhone')
  const filter = within(screen.getByRole('group', { name: 'Filter' }))
  expect(filter.getAllByRole('radio').map((radio) => radio.parentElement?.textContent)).toEqual([
    'All (4)',
    'Inactive 90 days+ (1)',
    'Unknown (1)',
  ])
  expect(filter.getByRole('radio', { name: 'All (4)' })).toBeChecked()
  await user.click(filter.getByRole('radio', { name: /^Inactive/ }))
  expect(rowNames()).toEqual(['Firefox on Windows'])
  await user.keyboard('{ArrowRight}')
  expect(rowNames()).toEqual(['Unknown device'])
})

test('from how many days on is the application’s to say; what was never heard of is not inactive', async () => {
  const { user } = showManager(
    { sessions: [...four, { ...tv, id: 'x', key: 'x', lastActiveAt: null }] },
    { inactiveAfterDays: 1 },
  )
  await findSignOut('Safari on iPhone')
  await user.click(screen.getByRole('radio', { name: 'Inactive 1 day+ (2)' }))
  expect(rowNames()).toEqual(['Living room TV', 'Firefox on Windows'])
})

test('sorts by last activity, by longest inactivity, by newest sign-in; what is not known comes last', async () => {
  const { user } = showManager({
    sessions: [
      laptop,
      { ...phone, createdAt: '2026-01-01T00:00:00.000Z' },
      { ...tv, createdAt: '2026-10-01T00:00:00.000Z' },
      makeSession({ id: 'new', device: { label: 'New' }, lastActiveAt: null, createdAt: '2026-11-01T00:00:00.000Z' }),
    ],
  })
  await findSignOut('Safari on iPhone')
  expect(rowNames()).toEqual(['Safari on iPhone', 'Living room TV', 'New'])
  const sort = screen.getByRole('combobox', { name: 'Sort by' })
  await user.selectOptions(sort, 'Least recently active')
  expect(rowNames()).toEqual(['Living room TV', 'Safari on iPhone', 'New'])
  await user.selectOptions(sort, 'Most recent sign-in')
  expect(rowNames()).toEqual(['New', 'Living room TV', 'Safari on iPhone'])
})

test('how many match is announced once, when the typing pauses', async () => {
  const { user, said } = showManager()
  await findSignOut('Safari on iPhone')
  expect(screen.getByRole('search', { name: 'Find devices' })).toContainElement(searchField())
  await user.type(searchField(), 'safari')
  await waitFor(() => expect(said).toEqual(['1 device matches.']))
  expect(screen.getByText('1 device matches.', { selector: '[data-device-list-matching]' })).toBeVisible()
  await search(user, 'zzz')
  await waitFor(() => expect(said).toEqual(['1 device matches.', 'No devices found']))
  await quiet()
  expect(said).toHaveLength(2)
})

test('no match: says so, and its button brings everything back, with the focus in the field', async () => {
  const { user } = showManager()
  await findSignOut('Safari on iPhone')
  await user.click(screen.getByRole('radio', { name: /^Inactive/ }))
  await search(user, 'safari')
  expect(await screen.findByText('No devices found', { selector: '[data-device-list-no-match] p' })).toBeVisible()
  expect(screen.queryByRole('checkbox')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  expect(rowNames()).toHaveLength(3)
  expect(searchField()).toHaveValue('')
  expect(searchField()).toHaveFocus()
})

test('the recommendation counts the inactive, shows them, and selects none of them', async () => {
  const { user } = showManager({ sessions: many(100) })
  await findSignOut('Device 0')
  expect(screen.getByText(/^9 devices haven’t been used for over 90 days\./)).toBeVisible()
  await search(user, 'device 3')
  await user.click(screen.getByRole('button', { name: 'Review' }))
  expect(searchField()).toHaveValue('')
  expect(rowNames()).toHaveLength(9)
  expect(selectAll()).not.toBeChecked()
  expect(screen.queryByRole('group', { name: 'Selected devices' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show all devices' }))
  expect(rowNames()).toHaveLength(50)
})

test('no recommendation where nothing is inactive', async () => {
  showManager({ sessions: [laptop, phone] })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByText(/have not been active/)).toBeNull()
})

test('"Show 50 more": the focus goes to the first new row, and it is said', async () => {
  const { user, said } = showManager({ sessions: many(120) })
  await findSignOut('Device 0')
  expect(rowNames()).toHaveLength(50)
  await user.click(screen.getByRole('button', { name: 'Show 50 more' }))
  expect(rowNames()).toHaveLength(100)
  expect(document.activeElement).toHaveAccessibleName('Device 50')
  await waitFor(() => expect(said).toEqual(['50 more devices are shown.']))
  await user.click(screen.getByRole('button', { name: 'Show 20 more' }))
  expect(rowNames()).toHaveLength(120)
  expect(document.activeElement).toHaveAccessibleName('Device 100')
  expect(screen.queryByRole('button', { name: /^Show .* more/ })).toBeNull()
})

test('a search goes over all devices, not only those on screen, and begins at the first page', async () => {
  const { user } = showManager({ sessions: many(120) })
  await findSignOut('Device 0')
  await user.click(screen.getByRole('button', { name: 'Show 50 more' }))
  await search(user, 'device 11')
  await waitFor(() => expect(rowNames()).toHaveLength(11))
  await user.clear(searchField())
  await waitFor(() => expect(rowNames()).toHaveLength(50))
})
