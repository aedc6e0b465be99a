import type { Operator } from '../operator.ts'
import { bytesOf } from '../values/bytes.ts'

/** Comparison byte by byte of what both sides have in Base64. */
export const binaries: [string, Operator][] = [
  [
    'BinaryEquals',
    {
      takes: { what: 'Base64', is: (text) => bytesOf(text) !== undefined },
      compare: (text) => {
        const wanted = bytesOf(text)
        return wanted === undefined ? () => false : (saw) => bytesOf(saw) === wanted
      },
    },
  ],
]
