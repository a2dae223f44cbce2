import type { Device, DeviceType } from '../../core/session.ts'

/** Drawn on a 24 × 24 grid, in strokes of the current colour. */
const paths: Record<DeviceType | 'app', string> = {
  desktop: 'M5 5.5h14a1 1 0 0 1 1 1v9H4v-9a1 1 0 0 1 1-1M2.5 18.5h19',
  mobile:
    'M8.5 3h7A1.5 1.5 0 0 1 17 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.5v-15A1.5 1.5 0 0 1 8.5 3M11 18h2',
  tablet:
    'M6.5 3.5h11A1.5 1.5 0 0 1 19 5v14a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5M10.5 17.5h3',
  tv: 'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5M8 20h8',
  console:
    'M7.5 7.5h9a5 5 0 0 1 5 5v2.2a2.3 2.3 0 0 1-4.2 1.3L16 14.5H8L6.7 16a2.3 2.3 0 0 1-4.2-1.3v-2.2a5 5 0 0 1 5-5M8.5 9.8v2.4M7.3 11h2.4M15.5 10.2v.1M17 12v.1',
  watch:
    'M9 7h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2M9 7l.6-4h4.8L15 7M9 17l.6 4h4.8L15 17M12 10v2.2l1.5 1',
  headset:
    'M5 7.5h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-3.2l-2.3-2h-3l-2.3 2H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2M7 11h3M14 11h3',
  cli: 'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5M7 9.5 9.5 12 7 14.5M12.5 15H16',
  app: 'M6 4h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M15 4h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-3a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M6 13h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2M16.5 13.5v6M13.5 16.5h6',
  unknown: 'M6.5 4.5h11A1.5 1.5 0 0 1 19 6v12a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18V6a1.5 1.5 0 0 1 1.5-1.5',
}

/** A device, drawn. It has no text alternative: the text beside it says the same. A program on a device of no known type is drawn as an application. */
export function DeviceIcon({ device: { type, browser } }: { readonly device: Device }) {
  const isApp = type === 'unknown' && browser !== null
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[isApp ? 'app' : type]} strokeDasharray={type === 'unknown' && !isApp ? '2 3' : undefined} />
    </svg>
  )
}
