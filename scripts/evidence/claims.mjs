/** @typedef {import('../../test/evidence/named-tests.ts').NamedTest} NamedTest */

/** The matrix and the tables. Not at the top of a file: these scripts start before anything is installed. */
export async function claims() {
  const { matrix } = await import('../../test/evidence/matrix.ts')
  const { asvs } = await import('../../test/evidence/asvs.ts')
  const { wcag } = await import('../../test/evidence/wcag.ts')
  return { matrix, asvs, wcag }
}

/** Every test that one of them names. @returns {Promise<readonly NamedTest[]>} */
export async function named() {
  const { matrix, asvs, wcag } = await claims()
  return [...matrix, ...asvs, ...wcag].flatMap(({ tests }) => tests)
}
