import { filled, parameterIn } from '../../../config/link/capabilities.ts'
import { parseFetchRule, type FetchPattern } from '../../../model/fetch-rule.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'
import { allHooks } from './bound-hooks.ts'

/** An address that a script may fetch. */
export interface FetchedAddress {
  /** `METHOD URL` */
  readonly to: string
  readonly pattern: FetchPattern
  /** Whether its author says that it may be private. */
  readonly saysPrivate: boolean
  readonly at: Place
  /** By its name; its file, where the project declares it. */
  readonly trigger: string
  readonly own?: Resource<'trigger'>
}

/** The addresses that scripts may fetch: those that triggers name, and those that stages give them. */
export const fetchedAddresses = (project: Reviewed): readonly FetchedAddress[] => [
  ...project.all('trigger').flatMap((own) =>
    (own.says.capabilities?.fetch ?? []).flatMap((said, index) => {
      const [to, saysPrivate] = typeof said === 'string' ? [said, false] : [said.to, said.private === true]
      const at: Place = { resource: own, path: ['capabilities', 'fetch', index] }
      return parameterIn(to) === undefined ? address(to, saysPrivate, at, own.name, own) : []
    }),
  ),
  ...allHooks(project).flatMap(({ stages }) =>
    stages.flatMap(({ stage, at, trigger: own }) =>
      stage.trigger.capabilities.fetch.flatMap((rule) => {
        const name = parameterIn(rule.to)
        const to = name === undefined ? undefined : filled(rule.to, stage.with)
        if (name === undefined || to === undefined) return []
        const place: Place = { resource: at.resource, path: [...at.path, 'with', name] }
        return address(to, rule.private, place, stage.trigger.name, own)
      }),
    ),
  ),
]

function address(
  to: string,
  saysPrivate: boolean,
  at: Place,
  trigger: string,
  own: Resource<'trigger'> | undefined,
): readonly FetchedAddress[] {
  const pattern = parseFetchRule(to)
  return 'mistake' in pattern ? [] : [{ to, pattern, saysPrivate, at, trigger, ...(own && { own }) }]
}

/** Where everybody can have a name of their own. */
const rented = [
  'amazonaws.com',
  'azurewebsites.net',
  'blob.core.windows.net',
  'cloudfront.net',
  'fly.dev',
  'github.io',
  'herokuapp.com',
  'netlify.app',
  'ngrok.io',
  'ngrok-free.app',
  'on.aws',
  'onrender.com',
  'pages.dev',
  'run.app',
  'vercel.app',
  'web.app',
  'workers.dev',
]

/** Whether a pattern lets through hosts that anybody can have: under a top-level domain, or where names are rented. */
export const isAnybodys = ({ under, host }: FetchPattern): boolean =>
  under && (!host.includes('.') || rented.some((name) => host === name || host.endsWith(`.${name}`)))
