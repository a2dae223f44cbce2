export type { Device, DeviceType, Software } from '../core/session.ts'
export { deviceFromLabel } from './label.ts'
export { deviceFromUserAgent } from './user-agent.ts'
