import { spellingOf } from '../../iam/spelling.ts'
import { isVariable, piecesOf, type Piece } from '../../iam/match/template.ts'
import type { Resource } from '../merge/resource.ts'
import { isOwn, lookUpKey } from './condition-key.ts'
import type { Lacks } from './lacking.ts'
import type { Said, SaidPolicy, SaidStatement } from './said-policies.ts'
import type { Mistake, Tell } from './tell.ts'

/** Variables that are told of one policy: nobody reads more, and looking for what was meant costs time. */
const mostTold = 50

/**
 * Checks that each `${...}` of a policy can have a value: that the document is of the version which fills
 * variables in, that there is such a key, and that who has the policy can have it.
 */
export function checkPolicyVariables(
  resource: Resource,
  { document, statements }: SaidPolicy,
  lacks: Lacks,
  tell: Tell,
): void {
  const isFilled = document['Version'] === '2012-10-17'
  let told = 0
  for (const statement of statements)
    for (const { text, path } of textsIn(statement))
      for (const piece of text.includes('${') ? piecesOf(text, { variables: true, wild: false }) : []) {
        if (!isVariable(piece)) continue
        const mistake = isFilled ? mistakeIn(piece, statement, lacks) : unread(piece)
        if (!mistake) continue
        tell(resource, path, mistake)
        if (++told === mostTold) return
      }
}

type Variable = Extract<Piece, { readonly written: string }>

/** The texts of a statement in which variables are filled in. */
const textsIn = ({ resources, conditions }: SaidStatement): readonly Said[] => [
  ...resources,
  ...conditions.flatMap(({ operator, values }) =>
    spellingOf(operator.text)?.operator.variables ? values : [],
  ),
]

function mistakeIn(
  { written, fallback }: Variable,
  statement: SaidStatement,
  lacks: Lacks,
): Mistake | undefined {
  // Letters of either case are the same key, but not the same to read.
  const key = (/^\$\{\s*([^,}]*?)\s*[,}]/.exec(written) ?? [])[1] ?? ''
  const found = lookUpKey(key)
  if (found !== 'known') {
    if (found.foreign && isOwn(key, statement.actions)) return undefined
    const meant = found.meant && written.replace(key, () => found.meant as string)
    return {
      rule: 'PW-LINK-034',
      message: `\`${written}\` never has a value: no such key is known`,
      ...(meant
        ? { help: `did you mean \`${meant}\`?` }
        : found.foreign
          ? { help: 'a variable is a condition key, such as `${aws:PrincipalTag/tenant}`' }
          : { severity: 'warning', help: 'if AWS has it by now, it is taken as it is written' }),
    }
  }
  const why = fallback === undefined ? lacks(key) : undefined
  return why === undefined
    ? undefined
    : {
        rule: 'PW-LINK-035',
        severity: 'warning',
        message: `\`${written}\` has no value here: ${why.why}`,
        help: why.help,
      }
}

const unread = ({ written }: Variable): Mistake => ({
  rule: 'PW-LINK-035',
  severity: 'warning',
  message: `\`${written}\` is plain text here: the document is not of the version that fills variables in`,
  help: "say `Version: '2012-10-17'` in it",
})
