import { index, route } from '@react-router/dev/routes'

export default [
  index('routes/devices.jsx'),
  route('sign-in', 'routes/sign-in.jsx'),
  route('api/account/*', 'routes/account.js'),
]
