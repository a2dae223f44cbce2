/** Names of products, and what is called so in more than one script. */
export const names = [
  'IP',
  'iPhone',
  'iPad',
  'Mac',
  'Windows',
  'Chromebook',
  'PC',
  'TV',
  'SMS',
  'ID',
  'Wi-Fi',
  'App',
  'VR',
  'Tablet',
  'Email',
]

/** English words that people use for the thing in many languages. A text made of these, names and placeholders may be the English one. */
const usedInMany = ['Smart TV', 'Passkey', 'Filter', 'Console', 'Computer', 'Headset', 'Menu', 'Online']

/** Whether a text may be the English one in any language. */
export function isLoan(words: string): boolean {
  const loans = [...names, ...usedInMany].toSorted((one, other) => other.length - one.length)
  const own = loans.reduce((rest, loan) => rest.replaceAll(new RegExp(`\\b${loan}\\b`, 'gi'), ''), words)
  return !/\p{L}/u.test(own)
}

/** English words that are no words of any other language here. */
export const ENGLISH =
  /(?<!\p{L})(?:the|you|you[’']re|your|signed|signing|device|devices|this|that|with|from|which|again|couldn[’']t|can[’']t)(?!\p{L})/giu
