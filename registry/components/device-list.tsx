'use client'

import { DeviceList, type DeviceListProps } from 'react-device-sessions'
import { deviceComponents } from '@/components/device-sessions'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'

interface DevicesCardProps extends Omit<DeviceListProps, 'title' | 'components'> {
  readonly heading?: string
  readonly description?: string
}

/** Where the user is signed in. Stands below a `SessionProvider`; the styles are imported once, in the application's own style sheet. */
export function DevicesCard({
  heading = 'Your devices',
  description = 'You’re signed in on these devices. Sign out any you don’t recognize.',
  ...props
}: DevicesCardProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{heading}</CardTitle>
        <CardDescription>{description}</CardDescription>
      </CardHeader>
      <CardContent>
        <DeviceList {...props} data-device-list="frameless" title={null} intro={null} components={deviceComponents} />
      </CardContent>
    </Card>
  )
}
