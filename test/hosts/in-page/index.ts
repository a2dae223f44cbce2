import * as colours from './colours.ts'
import * as job from './job.ts'
import { complaints } from './record.ts'
import { placesOf } from './secrets.ts'
import * as surfaces from './surfaces.ts'
import * as targets from './targets.ts'
import * as texts from './texts.ts'
import { translatePage } from './translate.ts'

/** What a test may ask of a page: every engine runs the same code, inside the page. */
const inPage = {
  complaints,
  placesOf,
  translatePage,
  countTexts: texts.countTexts,
  faintTexts: texts.faintTexts,
  smallTexts: texts.smallTexts,
  textsOutside: texts.textsOutside,
  smallTargets: targets.smallTargets,
  sides: surfaces.sides,
  questionFaults: surfaces.questionFaults,
  frameFaults: surfaces.frameFaults,
  canvas: colours.canvas,
  ...job,
}

export type InPage = typeof inPage

declare global {
  var inPage: InPage
}

globalThis.inPage = inPage
