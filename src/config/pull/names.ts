const longest = 100
// Of any ending they are devices under Windows, and no files.
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name that the language takes, as like the one that the API was given as can be, and unlike those taken. */
export function nameFor(given: string, otherwise: string, taken: Set<string>): string {
  const plain = wordOf(given) || wordOf(otherwise) || 'pool'
  let name = plain
  // Two names that differ by capitals alone are one file on some machines.
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}-${count}`
  taken.add(name.toLowerCase())
  return name
}

/** The variable from which an environment may take a secret. */
export const variableFor = (secret: string): string => secret.toUpperCase().replaceAll(/\W+/g, '_')

const wordOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, longest)
    .replace(/[-.]+$/, '')
    .replace(devices, '$&-')
