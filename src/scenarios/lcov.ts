import type { LineCoverage } from './line-coverage.ts'

/**
 * Lines of scripts as a tracefile of lcov (geninfo(1), "FILES"): a record a file, with `DA` for each line and
 * `LF` and `LH` for their sums. `pathOf` says how a file of the project is called there. A file whose name
 * would not stay on its line is left out.
 */
export const lcov = ({ files }: Pick<LineCoverage, 'files'>, pathOf: (file: string) => string): string =>
  files
    .map((one) => ({ ...one, path: pathOf(one.file) }))
    .filter(({ path }) => !/[\r\n]/.test(path))
    .flatMap(({ path, lines, total, hit }) => [
      'TN:',
      `SF:${path}`,
      ...lines.map(([line, times]) => `DA:${line},${times}`),
      `LF:${total}`,
      `LH:${hit}`,
      'end_of_record',
    ])
    .map((line) => `${line}\n`)
    .join('')
