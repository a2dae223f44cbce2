/** Runs a callback of the application. What it throws is reported once, as an uncaught error, and interrupts nothing here. */
export async function callHost<T>(callback: () => T | Promise<T>): Promise<{ value: T } | null> {
  try {
    return { value: await callback() }
  } catch (error) {
    report(error)
    return null
  }
}

function report(error: unknown): void {
  if (typeof reportError === 'function') return reportError(error)
  setTimeout(() => {
    throw error
  })
}
