import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { textWithSlots } from '../../../src/ui/texts/text-with-slots.ts'
import { hostileStrings } from '../hostile-strings.ts'
import { textsOf } from '../render-texts.tsx'

it('puts an element where the language wants it', () => {
  const device = <bdi>Firefox</bdi>
  const { container } = render(textWithSlots(textsOf('en').t, 'confirm.one', { device }))
  expect(container.innerHTML).toBe('<span>Sign out </span><bdi>Firefox</bdi><span>?</span>')
  render(textWithSlots(textsOf('de').t, 'confirm.one', { device }), { container })
  expect(container.innerHTML).toBe('<bdi>Firefox</bdi><span> abmelden?</span>')
})

it('puts values beside elements', () => {
  const { container } = render(
    textWithSlots(textsOf('en').t, 'device.on', { where: <b>Linux</b> }, { what: 'Firefox <i>' }),
  )
  expect(container.innerHTML).toBe('<span>Firefox &lt;i&gt; on </span><b>Linux</b>')
})

it('makes no element of what a server sends', () => {
  for (const hostile of hostileStrings.filter(({ length }) => length < 1000)) {
    const { container, unmount } = render(
      textWithSlots(textsOf('en').t, 'named', { device: <bdi>{hostile}</bdi> }, { label: hostile }),
    )
    expect(container.querySelectorAll(':not(span, bdi)')).toHaveLength(0)
    expect(screen.queryByRole('img')).toBeNull()
    unmount()
  }
})
