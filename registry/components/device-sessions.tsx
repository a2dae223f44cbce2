'use client'

import type { DeviceListComponents, HostButtonProps, HostDialogProps } from 'react-device-sessions'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'

const variants = { plain: 'outline', danger: 'destructive', solid: 'destructive', quiet: 'ghost' } as const

/** It keeps the focus while `aria-disabled`: never turn that into `disabled`. */
function DeviceButton({ variant, ...props }: HostButtonProps) {
  return <Button {...props} variant={variants[variant]} size="sm" />
}

/** The question before a sign-out, in this project's dialog. */
function DeviceDialog({
  open,
  title,
  description,
  card,
  onCancel,
  onConfirm,
  restoreFocus,
  ...texts
}: HostDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <DialogContent
        lang={texts.lang}
        dir={texts.dir}
        showCloseButton={false}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          restoreFocus()
        }}
      >
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        {card}
        <DialogFooter>
          <Button variant="outline" autoFocus onClick={onCancel}>
            {texts.cancelLabel}
          </Button>
          <Button variant="destructive" onClick={onConfirm}>
            {texts.confirmLabel}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

/** The parts of this project, wherever the list would use its own. One object, so that it stays the same. */
export const deviceComponents: DeviceListComponents = { Button: DeviceButton, Dialog: DeviceDialog }
