import { useEffect, useState } from 'react'
import { memoryAdapter } from 'react-device-sessions/testing'
import { Scene } from './scene.jsx'

/** Makes an adapter with each render, against the advice of the docs. */
export function Careless({ content }) {
  const [, setRenders] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setRenders((before) => before + 1), 50)
    return () => clearInterval(timer)
  }, [])
  return <Scene adapter={memoryAdapter({ id: 'careless' })} content={content} />
}
