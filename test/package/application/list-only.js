export { DeviceList } from 'react-device-sessions'
