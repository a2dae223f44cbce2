import 'react-device-sessions/styles.css'
import 'react-device-sessions/manage.css'

export const metadata = { title: 'Account settings' }

export default function Layout({ children }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
