import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { Plugin } from 'esbuild'
import type { Place } from './place-of.ts'

const asItIs = 'as it is'

/**
 * Makes a script's own `.js` files CommonJS where that is what is written in them, though a
 * `package.json` above says `"type": "module"`: handlers come from folders where none did.
 */
export function moduleKind(script: string, placeOf: (path: string) => Place): Plugin {
  return {
    name: 'module kind',
    async setup(build) {
      if (!(await saysModule(script))) return
      build.onResolve(
        { filter: /^(\.|[\\/]|[A-Za-z]:)/ },
        async ({ path, namespace, pluginData, ...from }) => {
          const { importer, resolveDir, kind } = from
          const own = kind === 'entry-point' || (namespace === 'file' && placeOf(importer) === 'own')
          if (!own || pluginData === asItIs) return undefined
          const found =
            kind === 'entry-point' && isAbsolute(path)
              ? { path, errors: [] }
              : await build.resolve(path, { importer, resolveDir, kind, pluginData: asItIs })
          if (found.errors.length || !found.path.endsWith('.js') || placeOf(found.path) !== 'own')
            return undefined
          // A path that a plugin gives is of no package: the compiler goes by what is written.
          return isCommon(await readFile(found.path, 'utf8')) ? { path: found.path } : undefined
        },
      )
    },
  }
}

const isCommon = (text: string) =>
  /\bexports\b|\brequire\s*\(/.test(text) && !/^\s*(import\b(?!\s*\()|export\b)/m.test(text)

async function saysModule(file: string): Promise<boolean> {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const about = join(folder, 'package.json')
    if (existsSync(about)) return /"type"\s*:\s*"module"/.test(await readFile(about, 'utf8'))
  }
  return false
}
