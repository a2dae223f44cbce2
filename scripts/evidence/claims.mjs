/** The matrix and the tables. Not at the top of a file: these scripts start before anything is installed. */
export async function claims() {
  const { matrix } = await import('../../test/evidence/matrix.ts')
  const { asvs } = await import('../../test/evidence/asvs.ts')
  const { wcag } = await import('../../test/evidence/wcag.ts')
  return { matrix, asvs, wcag }
}

/** How many lines a run must prove, and which it does not. @param {Record<string, string>} results */
export async function whatIsUnproven(results) {
  const { unproven } = await import('../../test/evidence/tags.ts')
  const { wanted } = await import('../../test/evidence/wanted.ts')
  return { lines: wanted.length, missing: unproven(wanted, results) }
}
