/** More texts than a page lists; the oldest is forgotten first. */
const MOST = 500

/** Remembers what a pure function gave for a text. */
export function cached<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      if (known.size >= MOST) known.delete(known.keys().next().value ?? '')
      value = read(text)
      known.set(text, value)
    }
    return value
  }
}
