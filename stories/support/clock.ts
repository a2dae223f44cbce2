/** The moment at which each story begins: pictures of it are the same tomorrow. */
export const START = Date.parse('2026-11-21T09:00:00Z')

let startedAt = 0
const now = () => START + Math.floor(performance.now() - startedAt)

const MachineDate = globalThis.Date
const StoryDate = new Proxy(MachineDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
})

/**
 * Sets the page's clock to `START` and lets it run from there. The kit's `now` prop would hold it still, and then a list that is
 * refreshed would have been read at a time that never comes, and no countdown would end.
 */
export function startClock(): void {
  startedAt = performance.now()
  globalThis.Date = StoryDate
}
