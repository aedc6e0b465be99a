import { pair, type Operator } from './operator.ts'

const comparison = (
  read: (text: string) => number | undefined,
  holds: (saw: number, wanted: number) => boolean,
  what: string,
): Operator => ({
  takes: { what, is: (text) => read(text) !== undefined },
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
export function ordered(
  kind: string,
  read: (text: string) => number | undefined,
  what: string,
): [string, Operator][] {
  const by = (holds: Parameters<typeof comparison>[1]) => comparison(read, holds, what)
  return [
    ...pair(
      `${kind}Equals`,
      `${kind}NotEquals`,
      by((saw, wanted) => saw === wanted),
    ),
    [`${kind}LessThan`, by((saw, wanted) => saw < wanted)],
    [`${kind}LessThanEquals`, by((saw, wanted) => saw <= wanted)],
    [`${kind}GreaterThan`, by((saw, wanted) => saw > wanted)],
    [`${kind}GreaterThanEquals`, by((saw, wanted) => saw >= wanted)],
  ]
}
