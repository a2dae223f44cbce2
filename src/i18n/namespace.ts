/** The i18next namespace of our texts. A host that has resources under this name overrides ours, text by text. */
export const NAMESPACE = 'deviceSessions'
