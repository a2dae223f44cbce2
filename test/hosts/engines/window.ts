import type { InPage } from '../in-page/index.ts'

export type Engine = 'chromium' | 'firefox' | 'webkit'
export type Tone = 'light' | 'dark'
export type Key = 'Tab' | 'Shift+Tab' | 'Enter' | 'Escape' | 'Space'

/** What the machine of the person who looks is like. */
export interface Machine {
  /** What the system prefers. */
  readonly system: Tone
  /** `coarse`: a finger. WebKitGTK has no way to say so. */
  readonly pointer?: 'fine' | 'coarse'
  readonly width?: number
}

/** A window of a real browser, of which a test asks the same in every engine. */
export interface BrowserWindow {
  /** Opens an address, and waits until the page has shown what it wants to show. */
  open(address: string): Promise<void>
  /** Asks the page. */
  ask<Name extends keyof InPage>(
    name: Name,
    ...asked: Parameters<InPage[Name]>
  ): Promise<Awaited<ReturnType<InPage[Name]>>>
  /** A real key, as from a keyboard. */
  press(key: Key): Promise<void>
  /** What the window shows, as a PNG file. */
  picture(file: string): Promise<void>
  close(): Promise<void>
}

/** A program that windows are opened with. */
export interface Browsers {
  window(machine: Machine): Promise<BrowserWindow>
  readonly version: string
  close(): Promise<void>
}

/** The expression that asks a page. */
export const asking = (name: string, asked: readonly unknown[]): string =>
  `inPage.${name}(${asked.map((each) => JSON.stringify(each)).join(', ')})`
