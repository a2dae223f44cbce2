export { TextsProvider } from 'react-device-sessions'

export const loadLocale = {
  fr: () => import('react-device-sessions/locales/fr'),
  'zh-Hant': () => import('react-device-sessions/locales/zh-Hant'),
}
