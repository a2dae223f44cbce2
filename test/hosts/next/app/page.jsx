'use client'

import { useEffect, useRef } from 'react'
import { mountHost } from '../page/host.jsx'

/** What the address wants is known in the browser alone, so the page is mounted there. */
export default function Page() {
  const root = useRef(null)
  const isMounted = useRef(false)
  useEffect(() => {
    if (root.current && !isMounted.current) mountHost(root.current)
    isMounted.current = true
  }, [])
  return <div ref={root} id="root" />
}
