import type { Texts } from './texts/texts-context.ts'

/**
 * An extra for the eye, in whatever `<Toaster/>` the application has. The list says the same itself, so the text is hidden
 * from assistive technology: each event is heard once. sonner is loaded with the first toast: it writes a `<style>` into the page
 * when it is imported, which a strict Content-Security-Policy reports.
 */
export async function toastSuccess(text: string, { lang, dir }: Pick<Texts, 'lang' | 'dir'>): Promise<void> {
  const { toast } = await import('sonner')
  toast.success(
    <span aria-hidden="true" lang={lang} dir={dir}>
      {text}
    </span>,
  )
}
