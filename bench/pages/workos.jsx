import { UserSessions, WorkOsWidgets } from '@workos-inc/widgets'
import { boot } from './boot.jsx'

const part = (value) => btoa(JSON.stringify(value))
const claims = { sid: 's3', permissions: [], exp: Math.floor(Date.now() / 1000) + 3600 }
const token = `${part({})}.${part(claims)}.x`

boot(
  <WorkOsWidgets
    apiHostname={location.hostname}
    port={Number(location.port)}
    https={false}
    theme={{ appearance: 'light' }}
  >
    <UserSessions authToken={token} currentSessionId="s3" />
  </WorkOsWidgets>,
)
