import { ordered } from '../ordered.ts'
import { numberOf } from '../values/number.ts'

/** Comparisons of numbers: integers and decimals. What is no number is equal to nothing, and neither less nor greater. */
export const numerics = ordered('Numeric', numberOf, 'a number')
