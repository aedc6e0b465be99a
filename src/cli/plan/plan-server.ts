import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { layOut } from '../../adapters/disk/lay-out.ts'
import { livingServer } from '../../adapters/disk/server-file.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { askServer } from '../server/ask-server.ts'
import type { PlanSide } from './plan-side.ts'

/** What a server tells of the project that it runs. */
interface ServedProject {
  readonly env?: string
  readonly files: readonly Text[]
  readonly scripts: readonly Text[]
  readonly documents: readonly Text[]
}
interface Text {
  readonly path: string
  readonly text: string
}

/**
 * Reads the texts that a `dev` server runs with, which may lie under a path of a proxy. Throws `Unreadable` where it
 * does not answer, or not to us.
 */
export async function readServed(url: string, cwd: string): Promise<PlanSide> {
  const { origin, pathname } = new URL(url)
  const place = `${origin}${pathname.replace(/\/+$/, '')}`
  const told = await askServer({ ...serverAt(place, cwd), url: place, pid: 0 }, '/project', {})
  if (!told)
    throw new Unreadable(`the server at ${place} does not tell what it runs`, 'start it anew: poolwright dev')
  const { env, files, scripts, documents } = told as ServedProject
  const byPath = (texts: readonly Text[]) => new Map(texts.map(({ path, text }) => [path, text]))
  return {
    name: place,
    ...(env !== undefined && { env }),
    files,
    scripts: new Set(scripts.map(({ path }) => path)),
    texts: byPath(scripts),
    documents: byPath(documents),
    remarks: [],
    open() {
      const own = packageText(cwd)
      const all = [...scripts, ...(own === undefined ? [] : [{ path: 'package.json', text: own }])]
      return layOut(
        cwd,
        'served',
        all.map(({ path, text }) => ({ path, content: text })),
      )
    },
  }
}

/** The text of `package.json`, which says how scripts are written. */
function packageText(root: string): string | undefined {
  try {
    return readFileSync(join(root, 'package.json'), 'utf8')
  } catch {
    return undefined
  }
}

/** The token of the server of this project goes to no other one, and nor is its certificate expected of one. */
function serverAt(place: string, cwd: string): { readonly token: string; readonly certificate?: string } {
  const server = livingServer(cwd)
  const { token: known, certificate } = server && new URL(server.url).origin === place ? server : {}
  const token = known ?? process.env['POOLWRIGHT_TOKEN']
  if (token) return { token, ...(certificate && { certificate }) }
  throw new Unreadable(
    `nothing says the token of the server at ${place}`,
    'give it as POOLWRIGHT_TOKEN; `dev` prints it at its start',
  )
}
