import { DeviceList } from 'react-device-sessions'
import { boot } from './boot.jsx'
import { Scope } from './scope.jsx'

boot(
  <Scope>
    <DeviceList />
  </Scope>,
)
