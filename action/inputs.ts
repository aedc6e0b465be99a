import { isAbsolute, join, relative, resolve } from 'node:path'

/** What a workflow asks for. */
export interface Inputs {
  /** The project's folder, as an absolute path. */
  readonly folder: string
  /** The same from the root of the repository, `''` for the root. */
  readonly place: string
  /** One environment, instead of all. */
  readonly environment?: string
  /** A ref to compare with, instead of the one that the event names. */
  readonly base?: string
  readonly failOn: string
  readonly comment: boolean
  readonly labels: boolean
  readonly sarif: boolean
  readonly test: boolean
  /** The version of Poolwright to take, instead of the project's own. */
  readonly version?: string
}

/** Somebody asked for what there is not; the message says what there is. */
export class Usage extends Error {}

type Variables = Readonly<Record<string, string | undefined>>

/** Reads the inputs of the action from the environment, as `action.yml` hands them over. Throws `Usage`. */
export function readInputs(variables: Variables, workspace: string): Inputs {
  const text = (name: string) => variables[`POOLWRIGHT_${name}`]?.trim() || undefined
  const flag = (name: string, otherwise: boolean) => {
    const said = text(name) ?? String(otherwise)
    if (said !== 'true' && said !== 'false') throw new Usage(`${named(name)} is true or false`)
    return said === 'true'
  }
  const folder = resolve(workspace, text('WORKING_DIRECTORY') ?? '.')
  const place = relative(workspace, folder).split('\\').join('/')
  if (isAbsolute(place) || place.split('/')[0] === '..' || /\p{Cc}/u.test(place))
    throw new Usage('working-directory is a folder of the repository')
  const failOn = text('FAIL_ON') ?? 'error'
  if (!['error', 'warning', 'info'].includes(failOn)) throw new Usage('fail-on is error, warning or info')
  const version = text('VERSION')
  if (version !== undefined && !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
    throw new Usage('version is one whole version, such as 0.1.0: a range could be another one tomorrow')
  const [environment, base] = [text('ENVIRONMENT'), text('BASE')]
  return {
    folder,
    place,
    ...(environment !== undefined && { environment }),
    ...(base !== undefined && { base }),
    failOn,
    comment: flag('COMMENT', true),
    labels: flag('LABELS', false),
    sarif: flag('SARIF', false),
    test: flag('TEST', true),
    ...(version !== undefined && { version }),
  }
}

const named = (name: string) => name.toLowerCase().replaceAll('_', '-')

/** The root of the repository: that of the workflow, or else the folder in which it runs. */
export const workspaceOf = (variables: Variables, here: string): string =>
  join(variables['GITHUB_WORKSPACE'] || here)
