import { renderToString } from 'react-dom/server'
import type { TextsLocale } from '../../src/i18n/locale.ts'
import { ar } from '../../src/i18n/locales/ar.ts'
import { de } from '../../src/i18n/locales/de.ts'
import { type Texts, useTexts } from '../../src/ui/texts/texts-context.ts'
import { TextsProvider } from '../../src/ui/texts/texts-provider.tsx'

/** The texts of a language, as a component below `TextsProvider` gets them. */
export function textsOf(language: string, locales: readonly TextsLocale[] = [de, ar]): Texts {
  const got: Texts[] = []
  function Take() {
    got.push(useTexts())
    return null
  }
  renderToString(
    <TextsProvider language={language} locales={locales}>
      <Take />
    </TextsProvider>,
  )
  const [texts] = got
  if (!texts) throw new Error('Nothing was rendered.')
  return texts
}
