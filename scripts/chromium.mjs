// Installs a Chromium to test with, where there is none.
import { ensureChromium } from './lib/chromium.mjs'

console.log(await ensureChromium())
