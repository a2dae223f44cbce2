import type { DeviceType } from '../../core/session.ts'

/** Drawn on a 24 × 24 grid, in strokes of the current colour. */
const paths: Record<DeviceType, string> = {
  desktop: 'M5 5.5h14a1 1 0 0 1 1 1v9H4v-9a1 1 0 0 1 1-1M2.5 18.5h19',
  mobile:
    'M8.5 3h7A1.5 1.5 0 0 1 17 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.5v-15A1.5 1.5 0 0 1 8.5 3M11 18h2',
  tablet:
    'M6.5 3.5h11A1.5 1.5 0 0 1 19 5v14a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5M10.5 17.5h3',
  tv: 'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5M8 20h8',
  cli: 'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5M7 9.5 9.5 12 7 14.5M12.5 15H16',
  unknown: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.8v.1',
}

/** A device, drawn. It says nothing: what stands beside it does. */
export function DeviceIcon({ type }: { readonly type: DeviceType }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[type]} />
    </svg>
  )
}
