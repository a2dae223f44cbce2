export * from 'react-device-sessions'
export * from 'react-device-sessions/hooks'
