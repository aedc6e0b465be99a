import type { Operator } from '../operator.ts'

const truth = (text: string): boolean | undefined => {
  const folded = text.toLowerCase()
  return folded === 'true' ? true : folded === 'false' ? false : undefined
}

/** Whether something is true or false. */
export const bools: [string, Operator][] = [
  [
    'Bool',
    {
      takes: { what: '`true` or `false`', is: (text) => truth(text) !== undefined },
      compare: (text) => {
        const wanted = truth(text)
        return wanted === undefined ? () => false : (saw) => truth(saw) === wanted
      },
    },
  ],
]
