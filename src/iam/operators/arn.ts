import { arnPattern } from '../match/arn.ts'
import { segments } from '../values/arn.ts'
import { pair, type Operator } from '../operator.ts'

const arn: Operator = {
  variables: true,
  takes: {
    what: 'an ARN, with its five colons',
    is: (text) => text === '*' || text.includes('${') || segments(text) !== undefined,
  },
  compare: arnPattern,
}

/** Comparisons of ARNs. `Equals` knows wildcards as `Like` does. */
export const arns = [...pair('ArnEquals', 'ArnNotEquals', arn), ...pair('ArnLike', 'ArnNotLike', arn)]
