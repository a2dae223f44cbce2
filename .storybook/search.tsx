import { useState } from 'react'
import { siteLinks } from './guide-page.tsx'

const texts = import.meta.glob<string>(['../docs/*.md', '../docs/adapters/*.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

const SHOWN = 40

/** Every part of the guide, from one heading to the next. */
const sections = Object.entries(texts).flatMap(([file, text]) => {
  const name = file.replace('../docs/', '')
  const [, page = name] = /^# (.+)$/m.exec(text) ?? []
  return text.split(/^(?=#{1,4} )/m).map((part) => {
    const [, heading = page] = /^#+ (.+)$/m.exec(part) ?? []
    const link = /\]\(([^)]*)\)/.exec(siteLinks(`[x](${name})`, ''))?.[1] ?? ''
    // This page is a frame of the site, in the same folder: `?path=…` alone would open the frame of that page, without the site around it.
    const href = link.startsWith('?') ? `./${link}` : link
    return { page, heading: heading.replaceAll('`', ''), part: part.toLowerCase(), href }
  })
})

/** Finds words in all pages of the guide, in this browser: nothing is asked of anybody. */
export function Search() {
  const [asked, ask] = useState('')
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  const found = words.length === 0 ? [] : sections.filter(({ part }) => words.every((word) => part.includes(word)))
  return (
    <div>
      <label>
        Words <input type="search" value={asked} onChange={(event) => ask(event.target.value)} />
      </label>
      <output>{words.length > 0 && `${found.length} found`}</output>
      <ul>
        {found.slice(0, SHOWN).map(({ page, heading, href }) => (
          <li key={`${page} ${heading}`}>
            <a href={href} target="_top">
              {page === heading ? page : `${page}: ${heading}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
