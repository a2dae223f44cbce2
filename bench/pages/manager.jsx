import { DeviceManager } from 'react-device-sessions/manage'
import { boot } from './boot.jsx'
import { Scope } from './scope.jsx'

boot(
  <Scope>
    <DeviceManager />
  </Scope>,
)
