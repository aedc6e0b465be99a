import { arnPattern } from '../match/arn.ts'
import { pair, type Operator } from '../operator.ts'

const arn: Operator = { variables: true, compare: arnPattern }

/** Comparisons of ARNs. `Equals` knows wildcards as `Like` does. */
export const arns = [...pair('ArnEquals', 'ArnNotEquals', arn), ...pair('ArnLike', 'ArnNotLike', arn)]
