import { toast } from 'sonner'
import type { Texts } from './texts/texts-context.ts'

/**
 * An extra for the eye, in whatever `<Toaster/>` the application has. The list says the same itself, so the text is hidden
 * from assistive technology: each event is heard once.
 */
export function toastSuccess(text: string, { lang, dir }: Pick<Texts, 'lang' | 'dir'>): void {
  toast.success(
    <span aria-hidden="true" lang={lang} dir={dir}>
      {text}
    </span>,
  )
}
