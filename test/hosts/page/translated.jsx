import { createInstance } from 'i18next'
import { useState } from 'react'
import { DeviceList } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { I18nextProvider } from 'react-i18next'
import { Scene } from './scene.jsx'

/** An instance that no other tree knows. */
function makeInstance() {
  const own = createInstance({
    lng: 'de',
    resources: { de: { translation: { hello: 'Guten Tag' } }, ar: { translation: { hello: 'مرحبا' } } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  void own.init()
  globalThis.hostTexts = () => Object.keys(own.store.data).flatMap((lang) => Object.keys(own.store.data[lang]))
  return own
}

/** A tree with an i18next of its own. */
export function Translated({ adapter }) {
  const [own] = useState(makeInstance)
  const [lang, setLang] = useState('de')
  const next = lang === 'de' ? 'ar' : 'de'
  const change = async () => {
    await own.changeLanguage(next)
    setLang(next)
  }
  return (
    <I18nextProvider i18n={own}>
      <button type="button" onClick={() => void change()}>
        Another language
      </button>
      <Scene adapter={adapter} content={<DeviceList locales={[de, ar]} />} />
    </I18nextProvider>
  )
}
