import type { Finding } from '../../model/finding.ts'
import { load, type LoadInput } from '../../config/load.ts'
import { reviewed, type Reviewed } from '../lint/reviewed.ts'

/** The texts of a version of a project. */
export interface VersionTexts extends Pick<LoadInput, 'files' | 'scripts' | 'documents'> {
  /** The texts of its scripts, by path. */
  readonly texts: ReadonlyMap<string, string>
  /** The texts of the rules that it brings itself, by path; nothing of a version that does not tell them. */
  readonly rules?: ReadonlyMap<string, string>
}

/** How versions are read. */
export interface Reading {
  readonly cache?: LoadInput['cache']
  /** Milliseconds since 1970. */
  readonly now: number
}

/** One version of a project, in one environment. */
export interface ReadVersion {
  /** Nothing, where so much is wrong that nothing can be said. */
  readonly project?: Reviewed
  /** Errors of its files. */
  readonly mistakes: readonly Finding[]
  /** What cannot be read, as `pool/shop`. */
  readonly unread: readonly string[]
}

/** Reads a version as far as it goes: what has mistakes is left out, and told. */
export function readVersion(
  { texts, rules: _rules, ...files }: VersionTexts,
  env: string | undefined,
  { cache, now }: Reading,
): ReadVersion {
  const given = { ...files, ...(cache && { cache }), ...(env !== undefined && { env }) }
  const { model, linked, findings, unread = [] } = load({ ...given, partly: true })
  const read = new Map([...texts, ...(files.documents ?? [])])
  return {
    ...(model && linked && { project: reviewed({ model, linked }, { now, texts: read }) }),
    mistakes: findings.filter(({ severity }) => severity === 'error'),
    unread,
  }
}
