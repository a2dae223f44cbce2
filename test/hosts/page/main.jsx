import 'react-device-sessions/styles.css'
import 'react-device-sessions/manage.css'
import { mountHost } from './host.jsx'

mountHost(document.getElementById('root'))
