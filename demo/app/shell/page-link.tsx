import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { addressOf, goTo, type Preferences, usePreferences } from '../preferences.ts'

interface PageLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: Preferences['page']
}

/** A link to a page of the settings, opened in place; in a new tab where the user wants one. */
export function PageLink({ to, children, ...props }: PageLinkProps): ReactNode {
  // The address holds the other preferences too.
  usePreferences()
  return (
    <a
      {...props}
      href={addressOf(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        goTo(to)
      }}
    >
      {children}
    </a>
  )
}
