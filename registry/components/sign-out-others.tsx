'use client'

import { SignOutOthersPrompt, type SignOutOthersPromptProps } from 'react-device-sessions'
import { deviceComponents } from '@/components/device-sessions'
import { Card, CardContent } from '@/components/ui/card'

/** For the page on which a password or a second factor was just changed. It needs no list. */
export function SignOutOthersCard(props: Omit<SignOutOthersPromptProps, 'components'>) {
  return (
    <Card>
      <CardContent>
        <SignOutOthersPrompt {...props} data-device-list="frameless" components={deviceComponents} />
      </CardContent>
    </Card>
  )
}
