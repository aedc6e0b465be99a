import { readFileSync } from 'node:fs'
import { createRequire, registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import { replacedBy, replacedText } from './replaced.ts'

const own = 'poolwright:own'
const ownText = 'export const defineTrigger = (hook, handler) => handler'
const endings = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js']

/** What a bundler finds by a path that Node does not, in this order. */
const alternatives = (path: string) => [
  ...endings.map((ending) => `${path}${ending}`),
  ...(/\.[mc]?js$/.test(path) ? [path.replace(/js$/, 'ts')] : []),
]

/** Lets Node import what a bundle of the same scripts may import, each file where it lies and line by line as it is. */
export function loadAsBundled(): void {
  registerHooks({
    resolve(path, context, next) {
      if (path === 'poolwright') return { url: own, shortCircuit: true }
      const find = (): ReturnType<typeof next> => {
        try {
          return next(path, context)
        } catch (error) {
          if (!/^\.{0,2}\//.test(path)) throw error
          for (const other of alternatives(path))
            try {
              return next(other, context)
            } catch {
              // The next one may be there; what is told in the end is that the path itself is not.
            }
          throw error
        }
      }
      const other = replacedBy(path, () => find().url)
      if (other) return { url: other, shortCircuit: true }
      const found = find()
      return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
    },
    load(url, context, next) {
      const source = url === own ? ownText : replacedText(url)
      if (source !== undefined) return { format: 'module', source, shortCircuit: true }
      // Node runs no TypeScript that a package brings.
      if (/\/node_modules\/.*\.[mc]?ts$/.test(url))
        return { ...compiled(fileURLToPath(url)), shortCircuit: true }
      try {
        const loaded = next(url, context)
        if (loaded.format?.endsWith('typescript')) stripTypeScriptTypes(String(loaded.source))
        return loaded
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') throw error
        return { ...compiled(fileURLToPath(url)), shortCircuit: true }
      }
    },
  })
}

/** TypeScript that Node does not run as it is; a map tells the debugger where its lines are. */
function compiled(file: string): { format: 'commonjs' | 'module'; source: string } {
  const { transformSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    loader: 'ts',
    target: 'esnext',
    sourcefile: file,
    sourcemap: 'inline',
    tsconfigRaw: '{}',
  })
  return { format: /^(import|export)\b/m.test(code) ? 'module' : 'commonjs', source: code }
}
