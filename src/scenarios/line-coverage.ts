import type { FileLines, MeasuredLines } from '../adapters/sandbox/measure/open-measure.ts'

/** How many lines ran, of those that can. */
export interface Share {
  readonly total: number
  readonly hit: number
  /** Of a hundred, with one decimal. It is rounded down: 100 is every line. */
  readonly percent: number
}

/** Lines of one file of the project's scripts. */
export interface FileCoverage extends Share {
  /** From the project's folder. */
  readonly file: string
  /** The first and last line of each part that did not run. */
  readonly uncovered: readonly (readonly [number, number])[]
  /** Each line that can run, and how often it did. */
  readonly lines: readonly (readonly [number, number])[]
}

/** Lines of the scripts of a project, and which of them ran. */
export interface LineCoverage extends Share {
  readonly files: readonly FileCoverage[]
  /** Scripts of which nothing is known. */
  readonly unmeasured: readonly string[]
}

/** Sums up what was counted of the lines of scripts. */
export function lineCoverageOf({ files, unmeasured }: MeasuredLines): LineCoverage {
  const all = files.map(coverageOfFile)
  const sum = (of: (file: FileCoverage) => number) => all.reduce((sum, file) => sum + of(file), 0)
  return {
    ...shareOf(
      sum(({ total }) => total),
      sum(({ hit }) => hit),
    ),
    files: all,
    unmeasured,
  }
}

function coverageOfFile({ file, lines: counted }: FileLines): FileCoverage {
  const lines = [...counted]
  const hit = lines.filter(([, times]) => times > 0).length
  return { file, ...shareOf(lines.length, hit), uncovered: rangesOf(lines), lines }
}

const shareOf = (total: number, hit: number): Share => ({
  total,
  hit,
  percent: total ? Math.floor((hit * 1000) / total) / 10 : 100,
})

/** Lines that follow one another and did not run are one part, whatever cannot run stands between them. */
function rangesOf(lines: FileCoverage['lines']): FileCoverage['uncovered'] {
  const ranges: [number, number][] = []
  let open: [number, number] | undefined
  for (const [line, times] of lines) {
    if (times > 0) open = undefined
    else if (open) open[1] = line
    else ranges.push((open = [line, line]))
  }
  return ranges
}
