import 'react-device-sessions/styles.css'
import './globals.css'

export const metadata = { title: 'Settings', icons: { icon: 'data:,' } }

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
