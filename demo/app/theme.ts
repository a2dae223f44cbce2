import { onPreferences, preferences } from './preferences.ts'

/** Puts the chosen theme on the page; the style sheets turn it into a `color-scheme`. */
function apply(): void {
  document.documentElement.dataset['theme'] = preferences().theme
}

/** Follows the choice from now on. */
export function followTheme(): void {
  apply()
  onPreferences(apply)
}
