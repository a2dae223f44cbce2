import { expect, it } from 'vitest'
import { knownName, shortVersion, systemFrom, typeOfModel } from '../../../src/adapters/lib/system.ts'

it.each([
  ['Mac OS X', '14.5', { os: { name: 'macOS', version: '14.5' }, type: 'desktop' }],
  ['Mac', '10.15.7', { os: { name: 'macOS', version: null }, type: 'desktop' }],
  ['Windows', '10', { os: { name: 'Windows', version: null }, type: 'desktop' }],
  ['Windows', '11', { os: { name: 'Windows', version: '11' }, type: 'desktop' }],
  ['GNU/Linux', null, { os: { name: 'Linux', version: null }, type: 'desktop' }],
  ['Android', '10', { os: { name: 'Android', version: null }, type: 'mobile' }],
  ['Fedora', 'Unknown', { os: { name: 'Fedora', version: null }, type: 'desktop' }],
  ['TempleOS', 'Unknown', { os: { name: 'TempleOS', version: null }, type: 'unknown' }],
  ['Other', '1', { os: null, type: 'unknown' }],
  [null, null, { os: null, type: 'unknown' }],
] as const)('reads the system %j %j', (name, version, system) => {
  expect(systemFrom(name, version)).toEqual(system)
})

it.each(['Unknown', 'Other', 'null', '--', null])('takes %j for no name', (name) => {
  expect(knownName(name)).toBe(null)
})

it.each([
  ['142.0.0', '142'],
  ['26.1', '26.1'],
  ['10.0.1', '10.0.1'],
  ['100', '100'],
])('shortens the version %j to %j', (version, short) => {
  expect(shortVersion(version)).toBe(short)
})

it.each([
  ['iPad13,4', 'mobile', 'tablet'],
  ['iPhone', 'unknown', 'mobile'],
  ['Pixel 9', 'mobile', 'mobile'],
  [null, 'desktop', 'desktop'],
] as const)('tells from the model %j, else from %j, the type %j', (model, type, told) => {
  expect(typeOfModel(model, type)).toBe(told)
})

it.each([
  ['macOS', '10.15', null],
  ['macOS', '10.150.1', '10.150.1'],
  ['macOS', '110.15', '110.15'],
  ['Windows', '10.0', null],
  ['Windows', '100', '100'],
  ['Windows', '8.10', '8.10'],
  ['Android', '10.1', '10.1'],
  ['Android', '110', '110'],
  ['Linux', '10', '10'],
])(
  'knows of %s %s the version %j: what browsers froze says nothing, and nothing else is left out',
  (name, wire, version) => {
    expect(systemFrom(name, wire).os).toEqual({ name, version })
  },
)

it.each(['Unknown Linux', 'Another', 'nullable', '-- none'])('takes %j for a name', (name) => {
  expect(knownName(name)).toBe(name)
})

it.each([
  ['Apple iPad', 'desktop'],
  ['My iPhone', 'desktop'],
  ['IPAD', 'tablet'],
  ['iphone15,2', 'mobile'],
] as const)('tells by the beginning of %j that it is a %s', (model, type) => {
  expect(typeOfModel(model, 'desktop')).toBe(type)
})

it('shortens only whole zeros at the end', () => {
  expect(shortVersion('1.00.000')).toBe('1')
  expect(shortVersion('1.0.5')).toBe('1.0.5')
  expect(shortVersion('20')).toBe('20')
})
