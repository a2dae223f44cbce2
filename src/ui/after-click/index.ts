/** The room's entry, and all that is fetched of it: see `../after-click.ts`. */
export { DetailsPanel } from './details-panel.tsx'
export { eventWords } from './event-texts.ts'
export { Outcomes } from './outcomes.tsx'
export { QuestionDialog } from './question-dialog.tsx'
export { RowStanding, rowAction } from './row-standing.tsx'
export { OpenNote } from './standing-note.tsx'
export { StepUpDialog } from './step-up-dialog.tsx'
export { toastSuccess } from './toasts.tsx'
