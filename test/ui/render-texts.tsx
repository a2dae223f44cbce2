import { renderToString } from 'react-dom/server'
import { ar } from '../../src/i18n/locales/ar.ts'
import { de } from '../../src/i18n/locales/de.ts'
import { type Texts, useTexts } from '../../src/ui/texts/texts-context.ts'
import { TextsProvider } from '../../src/ui/texts/texts-provider.tsx'

/** The texts of a language, as a component below `TextsProvider` gets them. */
export function textsOf(language: string): Texts {
  const got: Texts[] = []
  function Take() {
    got.push(useTexts())
    return null
  }
  renderToString(
    <TextsProvider language={language} locales={[de, ar]}>
      <Take />
    </TextsProvider>,
  )
  const [texts] = got
  if (!texts) throw new Error('Nothing was rendered.')
  return texts
}
