import type { Texts } from '../texts/texts-context.ts'

/**
 * Shows a text in the `<Toaster/>` of the application. The list announces the same, so the text is hidden from assistive
 * technology: each event is heard once. A keyboard user who moves to the toast hears it as the name of sonner's list
 * item. sonner is loaded with the first toast: it writes a `<style>` into the page when it is imported, which a strict
 * Content-Security-Policy reports.
 */
export async function toastSuccess(text: string, { lang, dir }: Pick<Texts, 'lang' | 'dir'>): Promise<void> {
  const toast = await loadToast()
  toast?.success(
    <span aria-hidden="true" lang={lang} dir={dir} ref={(element) => nameItem(element, text, lang)}>
      {text}
    </span>,
  )
}

/** Null where the application has no sonner: bundlers put an empty module in its place, or one that throws. */
async function loadToast() {
  try {
    const { toast } = await import('sonner')
    return typeof toast === 'function' ? toast : null
  } catch {
    return null
  }
}

/**
 * Names the list item that takes the focus (WCAG 4.1.2): sonner has no option for it. `aria-live="off"` on a text that is not
 * hidden does not help: by its code, Orca 43 may take the announcement for a repetition of the toast's text, and say neither.
 */
function nameItem(element: HTMLElement | null, text: string, lang: string | undefined): void {
  const item = element?.closest('[data-sonner-toast]')
  item?.setAttribute('aria-label', text)
  if (lang !== undefined) item?.setAttribute('lang', lang)
}
