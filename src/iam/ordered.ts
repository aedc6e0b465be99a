import { pair, type Operator } from './operator.ts'

const comparison = (
  read: (text: string) => number | undefined,
  holds: (saw: number, wanted: number) => boolean,
): Operator => ({
  compare: (text) => {
    const wanted = read(text)
    if (wanted === undefined) return () => false
    return (saw) => {
      const value = read(saw)
      return value !== undefined && holds(value, wanted)
    }
  },
})

/** The six comparisons of values that have an order. */
export const ordered = (kind: string, read: (text: string) => number | undefined): [string, Operator][] => [
  ...pair(
    `${kind}Equals`,
    `${kind}NotEquals`,
    comparison(read, (saw, wanted) => saw === wanted),
  ),
  [`${kind}LessThan`, comparison(read, (saw, wanted) => saw < wanted)],
  [`${kind}LessThanEquals`, comparison(read, (saw, wanted) => saw <= wanted)],
  [`${kind}GreaterThan`, comparison(read, (saw, wanted) => saw > wanted)],
  [`${kind}GreaterThanEquals`, comparison(read, (saw, wanted) => saw >= wanted)],
]
