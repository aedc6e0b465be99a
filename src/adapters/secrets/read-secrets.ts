import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Model, SecretSource } from '../../model/model.ts'
import { neededSecrets } from './needed-secrets.ts'

/** A secret that something uses and nobody has given. */
export interface MissingSecret {
  readonly name: string
  /** What to do about it, such as "set SHOP_SECRET". */
  readonly remedy: string
  /** Who uses it, in words. */
  readonly usedBy: readonly string[]
}

/** The secrets of a model as they were when it was loaded. */
export interface Secrets {
  /** The text of a secret; `undefined` where it is missing. */
  readonly value: (name: string) => string | undefined
  /** The texts of all of them, for those who keep them out of what others read. */
  readonly texts: () => Iterable<string>
  /** In the order of their names. */
  readonly missing: readonly MissingSecret[]
}

/** Where secrets may lie: the variables of the process, and files, relative ones from the project's folder. */
export interface SecretPlaces {
  readonly root: string
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** Reads every secret that a model uses. One that is missing is no error here: who runs the model decides. */
export async function readSecrets(model: Model, places: SecretPlaces): Promise<Secrets> {
  const values = new Map<string, string>()
  const missing: MissingSecret[] = []
  for (const [name, usedBy] of [...neededSecrets(model)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const source = Object.hasOwn(model.secrets, name) ? model.secrets[name] : undefined
    const value = source && (await read(source, places))
    if (value) values.set(name, value)
    else missing.push({ name, usedBy, remedy: remedy(name, source, model.env) })
  }
  return { value: (name) => values.get(name), texts: () => values.values(), missing }
}

async function read(source: SecretSource, { root, variables }: SecretPlaces): Promise<string | undefined> {
  if ('env' in source) return variables[source.env]
  try {
    // A file of secrets ends in a line end that is none of the secret's.
    return (await readFile(resolve(root, source.file), 'utf8')).replace(/\r?\n$/, '')
  } catch {
    return undefined
  }
}

function remedy(name: string, source: SecretSource | undefined, env: string | undefined): string {
  if (!source)
    return env
      ? `bind \`${name}\` under \`secrets\` in ${env}.env.yaml`
      : `choose an environment that binds \`${name}\`, with --env`
  return 'env' in source ? `set ${source.env}` : `put it in the file ${source.file}`
}
