import { resourcesOf } from '../../../iam/catalogue.ts'
import { globs } from '../../../iam/match/glob.ts'
import { chunksOf, piecesOf } from '../../../iam/match/template.ts'

/** Whether a pattern of policies stands for a text. */
export const fits = (pattern: string, text: string): boolean =>
  pattern === '*' ||
  pattern === text ||
  globs(chunksOf(piecesOf(pattern, { variables: false, wild: true })), text)

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

/** The ARNs of a resource that could be any, of each kind that an action is done to. */
export const anyResourcesOf = (action: string, { account, region }: Whereabouts): readonly string[] =>
  resourcesOf(action).map((arn) =>
    arn.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) =>
      name === 'Partition' ? 'aws' : name === 'Region' ? region : name === 'Account' ? account : anyone,
    ),
  )

/** Whether a pattern names no resource in particular: any that the action is done to is among those it stands for. */
export const isOpen = (pattern: string, action: string, where: Whereabouts): boolean =>
  pattern === '*' || anyResourcesOf(action, where).some((arn) => fits(pattern, arn))
