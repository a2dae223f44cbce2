import { ensureInstalledIn } from '../../../scripts/lib/project.mjs'
import { oldestPeers } from '../peers-from.ts'

export default (): void => ensureInstalledIn(oldestPeers)
