import 'react-device-sessions/styles.css'
import { Providers } from './providers.jsx'

export const metadata = { title: 'Your devices' }

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
