import type { Page } from 'playwright'

/** Everything that a page complains of from now on: what it throws, errors and warnings in its console, requests that leave this machine. */
export function watchConsole(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') complaints.push(`A request to ${request.url()}`)
  })
  return complaints
}

/** A day as the list writes it in English. */
export function shortDate(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone }).format(new Date(iso))
}
