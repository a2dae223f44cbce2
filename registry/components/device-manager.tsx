'use client'

import { DeviceManager, type DeviceManagerProps } from 'react-device-sessions/manage'
import { deviceComponents } from '@/components/device-sessions'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'

interface DeviceManagerCardProps extends Omit<DeviceManagerProps, 'title' | 'components'> {
  readonly heading?: string
}

/** For accounts with dozens of devices. `react-device-sessions/manage.css` is imported beside `styles.css`. */
export function DeviceManagerCard({ heading = 'Your devices', ...props }: DeviceManagerCardProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{heading}</CardTitle>
      </CardHeader>
      <CardContent>
        <DeviceManager {...props} data-device-list="frameless" title={null} components={deviceComponents} />
      </CardContent>
    </Card>
  )
}
