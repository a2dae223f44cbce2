import { type ComponentPropsWithoutRef, forwardRef, useEffect } from 'react'
import type { State } from '../model/state.ts'
import { loadAfterClick, useAfterClick } from './after-click.ts'
import { useKnown, useListScope, usePlaced } from './list-context.ts'
import type { RenderProp } from './part.ts'

type DivProps = ComponentPropsWithoutRef<'div'> & RenderProp

/**
 * What sign-outs came to: the result of the last one, what is open about devices that are not on the list any more, and the next steps
 * after "This wasn’t me"; nothing where there is nothing to tell. Drawn at the top by `<DeviceList>` unless it is placed. Renders
 * a `<div>`.
 */
export const DeviceListOutcomes = forwardRef<HTMLDivElement, DivProps>(function DeviceListOutcomes(props, ref) {
  usePlaced('outcomes')
  return <Outcomes {...props} ref={ref} />
})

/** The same, drawn by the root where the application does not place it. Another part of the page may have signed something out before a click here. */
export const Outcomes = forwardRef<HTMLDivElement, DivProps>(function Outcomes(props, ref) {
  const late = useAfterClick()
  const { store } = useListScope()
  const isAnythingKnown = useKnown(hasSignOuts)
  useEffect(() => {
    if (isAnythingKnown) loadAfterClick().catch(() => store.set({ stuck: 'outcomes' }))
  }, [isAnythingKnown, store])
  return late && <late.Outcomes {...props} ref={ref} />
})

const hasSignOuts = ({ last, told }: State) => last !== null || told.size > 0
