'use client'

export type { DeviceManagerProps } from './device-manager.tsx'
export { DeviceManager, DeviceManagerToolbar } from './device-manager.tsx'
export { DeviceManagerBulkBar } from './device-manager-bulk-bar.tsx'
export {
  DeviceManagerFilter,
  DeviceManagerFind,
  DeviceManagerSearch,
  DeviceManagerSort,
} from './device-manager-find.tsx'
export {
  DeviceManagerItems,
  DeviceManagerMatching,
  DeviceManagerNoMatch,
  DeviceManagerNotSelectable,
} from './device-manager-items.tsx'
export { DeviceManagerRecommendation } from './device-manager-recommendation.tsx'
export { DeviceManagerSelect, DeviceManagerSelectAll } from './device-manager-select.tsx'
