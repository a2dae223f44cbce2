import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'

/** The kit's languages. Which one is shown follows the application's i18next; English is always there. */
export const kitLocales = [de, ar]
