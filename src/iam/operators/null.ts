import type { Operator } from '../operator.ts'

/** Whether a key is absent (`true`) or there (`false`). A key without a value, or with an empty one, counts as absent. */
export const nulls: [string, Operator][] = [
  [
    'Null',
    {
      absence: true,
      takes: { what: '`true` or `false`', is: (text) => /^(true|false)$/i.test(text) },
      compare: (wanted) => (absent) => absent === wanted.toLowerCase(),
    },
  ],
]
