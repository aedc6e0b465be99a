import type { Bundle } from '../bundle/bundler.ts'
import { shipped } from '../bundle/script-folder.ts'
import { authorPoints, type AuthorPoint } from './author-points.ts'
import { countedBundle } from './counted-bundle.ts'
import { readCounts } from './read-counts.ts'

/** The lines of a file that are part of a script, by their numbers, from 1, and how often each ran. */
export interface FileLines {
  /** From the project's folder. */
  readonly file: string
  readonly lines: ReadonlyMap<number, number>
}

/** What is known of the lines of scripts. */
export interface MeasuredLines {
  /** By their names. */
  readonly files: readonly FileLines[]
  /** Scripts that cannot be counted, since what counts does not understand them. */
  readonly unmeasured: readonly string[]
}

/** Counts the lines of the scripts that a sandbox runs. */
export interface Measure {
  /** The bundle of a script that tells how often its parts ran; the bundle itself where that cannot be done. */
  counted(bundle: Bundle): Bundle
  /** Hears what a process told of one call, which may be anything. Gives whether an honest one could have said it. */
  hear(bundle: Bundle, text: string): boolean
  /** Gives what was heard, and begins anew. */
  take(): MeasuredLines
}

interface Measured {
  readonly bundle: Bundle
  readonly points: readonly AuthorPoint[]
  readonly counts: Float64Array
  readonly understood: boolean
}

/** Begins to count. What ships with the product is not counted. */
export function openMeasure(): Measure {
  let known = new Map<string, Measured>()
  return {
    counted(bundle) {
      const measured = known.get(bundle.hash) ?? measuredOf(bundle)
      known.set(bundle.hash, measured)
      return measured.bundle
    },
    hear({ hash }, text) {
      const measured = known.get(hash)
      // A call may end after what was heard has been taken.
      if (!measured) return true
      const told = readCounts(text, measured.points.length)
      for (const [index, count] of told ?? []) measured.counts[index] = (measured.counts[index] ?? 0) + count
      return told !== undefined
    },
    take() {
      const taken = [...known.values()]
      known = new Map()
      const unmeasured = taken.filter(({ understood }) => !understood).map(({ bundle }) => bundle.script)
      return { files: filesOf(taken), unmeasured: unmeasured.sort() }
    },
  }
}

function measuredOf(bundle: Bundle): Measured {
  const of = (points: readonly AuthorPoint[], understood = true): Measured => ({
    bundle: points.length ? countedBundle(bundle, points) : bundle,
    points,
    counts: new Float64Array(points.length),
    understood,
  })
  if (bundle.script.startsWith(shipped)) return of([])
  try {
    return of(authorPoints(bundle))
  } catch {
    return of([], false)
  }
}

/** A line ran as often as that of its parts which ran most; in scripts that share a file, as often as in all. */
function filesOf(all: readonly Measured[]): readonly FileLines[] {
  const files = new Map<string, Map<number, number>>()
  for (const { points, counts } of all) {
    const most = new Map<string, AuthorPoint & { count: number }>()
    for (const [index, point] of points.entries()) {
      const key = `${point.row} ${point.file}`
      const count = counts[index] ?? 0
      if ((most.get(key)?.count ?? -1) < count) most.set(key, { ...point, count })
    }
    for (const { file, row, count } of most.values()) {
      const lines = files.get(file) ?? new Map<number, number>()
      files.set(file, lines.set(row, (lines.get(row) ?? 0) + count))
    }
  }
  return [...files]
    .map(([file, lines]) => ({ file, lines: new Map([...lines].sort(([a], [b]) => a - b)) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}
