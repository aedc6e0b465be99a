import { expect, it } from 'vitest'
import { load, type LoadInput } from '../../../src/config/load.ts'
import { shopWith } from '../shop.ts'

/** Something that somebody did to a project, and the one thing that it is told. */
export interface Row {
  /** What somebody did wrong. */
  readonly name: string
  /** By file: what stands there, and what they wrote in its place. */
  readonly edit?: Readonly<Record<string, readonly (readonly [string, string])[]>>
  readonly more?: Readonly<Record<string, string>>
  /** XML beside what declares something, by its path. */
  readonly documents?: Readonly<Record<string, string>>
  readonly env?: string
  readonly rule: string
  /** The file, and what stands at the place that the finding names. */
  readonly at: readonly [file: string, text: string]
  readonly says: string
  readonly help?: string
}

/** Files of the shop. */
export const pool = 'pools/customers.pool.yaml'
export const identity = 'pools/shop.identity.yaml'
export const buyer = 'pools/roles/shop-buyer.role.yaml'
export const dev = 'pools/env/dev.env.yaml'
export const prod = 'pools/env/prod.env.yaml'
export const strict = 'pools/strict.fragment.yaml'
export const claims = 'triggers/claims.trigger.yaml'
export const scenario = 'triggers/claims.scenario.yaml'

/** A project with texts exchanged, and with more files. */
export type Project = (
  edits: Readonly<Record<string, readonly (readonly [string, string])[]>>,
  more?: Readonly<Record<string, string>>,
) => Pick<LoadInput, 'files' | 'scripts'>

/** Finds nothing but the mistake, at its place. */
const check = (row: Row, project: Project) => {
  const { edit, more, env = 'dev', rule, says, help } = row
  const [file, start] = row.at
  const { files, scripts } = project(edit ?? {}, more)
  const documents = new Map(Object.entries(row.documents ?? {}))
  const { findings, model } = load({ files, scripts, documents, env })
  expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    expect.stringContaining(`${rule} ${says}`),
  ])
  const [finding] = findings
  const { line = 0, column = 0 } = finding?.at ?? {}
  const text = files.find(({ path }) => path === file)?.text ?? ''
  const before =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0)
  expect(finding?.at.file).toBe(file)
  expect(text.slice(before + column - 1).slice(0, start.length)).toBe(start)
  if (help !== undefined) expect(finding?.help).toBe(help)
  expect(model === undefined).toBe(finding?.severity === 'error')
}

/** One test a row, of the shop or of another project. */
export function tellsEach(rows: readonly Row[], project: Project = shopWith): void {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_, row) => check(row, project))
}
