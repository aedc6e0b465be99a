/** A file of the project that a script imports. */
export interface Imported {
  readonly file: string
  readonly text: string
}

const endings = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js']

/** The file that an import leads to, as bundlers look for it; nothing, where it is a package or is not there. */
export function resolveImport(
  from: string,
  specifier: string,
  text: (file: string) => string | undefined,
): Imported | undefined {
  if (!/^\.\.?(\/|$)/.test(specifier)) return undefined
  const steps = from.split('/').slice(0, -1)
  for (const step of specifier.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  const path = steps.join('/')
  // A file of TypeScript is imported by the name that it will have, too.
  const written = path.replace(/\.([cm]?)js$/, '.$1ts')
  const candidates = [...endings.map((ending) => path + ending), written]
  for (const file of candidates) {
    const found = text(file)
    if (found !== undefined) return { file, text: found }
  }
  return undefined
}
