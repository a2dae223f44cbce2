/** The code of a story as one would write it: short fragments, one prop on the tag's line, and no spies of Storybook's. */
export function asWritten(code: string): string {
  return code
    .replace(/^ *on[A-Z]\w*=\{(?:function\b|\(\) =>).*\}\n/gm, '')
    .replace(/ on[A-Z]\w*=\{(?:function\b|\(\) =>)[^\n]*?\}\}(?= ?\/?>)/g, '')
    .replace(/<(\/?)React\.Fragment(?: key="[^"]*")?>/g, '<$1>')
    .replace(/^( *)<(\w+)\n +(\S[^\n]*)\n *\/>/gm, '$1<$2 $3 />')
}
