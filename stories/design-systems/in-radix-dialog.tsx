import * as Dialog from '@radix-ui/react-dialog'
import { DeviceList, type DeviceListProps } from 'react-device-sessions'
import './shadcn.css'

/** Account settings as some applications show them: all of it in a modal dialog. The list's own question opens above that. */
export function InRadixDialog(props: DeviceListProps) {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="shadcn-button" data-variant="outline">
        Account settings
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="shadcn-overlay" />
        <Dialog.Content className="shadcn-dialog" aria-describedby={undefined}>
          <Dialog.Title className="shadcn-dialog-title">Account settings</Dialog.Title>
          <DeviceList headingLevel={3} {...props} />
          <div className="shadcn-dialog-footer">
            <Dialog.Close className="shadcn-button" data-variant="outline">
              Close
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
