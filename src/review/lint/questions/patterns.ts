import { resourcesOf } from '../../../iam/catalogue.ts'
import { globs } from '../../../iam/match/glob.ts'
import { chunksOf, piecesOf } from '../../../iam/match/template.ts'

const known = new Map<string, (text: string) => boolean>()

/** Whether a pattern of policies stands for a text. */
export function fits(pattern: string, text: string): boolean {
  let fit = known.get(pattern)
  if (!fit) {
    if (known.size > 2000) known.clear()
    known.set(pattern, (fit = matcher(pattern)))
  }
  return fit(text)
}

function matcher(pattern: string): (text: string) => boolean {
  if (pattern === '*') return () => true
  const chunks = chunksOf(piecesOf(pattern, { variables: false, wild: true }))
  const [start = ''] = pattern.split(/[*?]/, 1)
  return (text) => text === pattern || (text.startsWith(start) && globs(chunks, text))
}

/** Whether one pattern surely stands for all that another stands for. */
export const covers = (outer: string, inner: string): boolean =>
  // What any one character may be, no number of characters may.
  !(outer.includes('?') && /[*?]/.test(inner)) && fits(outer, inner)

/** Where ARNs are: what stands in the parts that no policy can leave to chance. */
export interface Whereabouts {
  readonly account: string
  readonly region: string
}

/** The name of a resource that nobody has, which only a pattern that names nothing stands for. */
const anyone = '\ue000'

const templates = new Map<string, readonly string[]>()

/** The ARNs of a resource that could be any, of each kind that an action is done to. */
function anyResourcesOf(action: string, { account, region }: Whereabouts): readonly string[] {
  const key = `${account} ${region} ${action}`
  let arns = templates.get(key)
  if (!arns) {
    const own: Readonly<Record<string, string>> = { Partition: 'aws', Region: region, Account: account }
    arns = resourcesOf(action).map((arn) =>
      arn.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => own[name] ?? anyone),
    )
    if (templates.size > 30_000) templates.clear()
    templates.set(key, arns)
  }
  return arns
}

/** Whether a pattern names no resource in particular: any that the action is done to is among those it stands for. */
export const isOpen = (pattern: string, action: string, where: Whereabouts): boolean =>
  pattern === '*' || anyResourcesOf(action, where).some((arn) => fits(pattern, arn))
