import type { Finding } from '../model/finding.ts'
import { kinds, type Model } from '../model/model.ts'
import type { SourceFile } from '../model/source-file.ts'
import { collectFindings, compare, type Findings } from './findings.ts'
import { buildModel } from './link/build-model.ts'
import { buildPartly } from './link/build-partly.ts'
import { checkLinks } from './link/link.ts'
import { findingOf, type Tell } from './link/tell.ts'
import { readEnvironment, type Environment } from './merge/environment.ts'
import { mergeProject } from './merge/merge.ts'
import type { Addresses } from './addresses.ts'
import type { Declared } from './merge/resource.ts'
import type { Issuing } from './merge/resolver.ts'
import { nearest } from './nearest.ts'
import { notesOf } from './not-honoured.ts'
import type { ParseCache } from './parse-cache.ts'
import { readProject } from './project.ts'
import { twins } from './twins.ts'
import { besideReadyMade, withUsed } from './ready-made.ts'

/** A project as text, and the environment that it is read in. */
export interface LoadInput extends Issuing {
  /** Every YAML file, by its path from the project's folder with `/` between its parts. */
  readonly files: readonly SourceFile[]
  /** Every other file under `triggers/`, by its path. */
  readonly scripts: ReadonlySet<string>
  /** XML under `pools/`, by its path; none where it is left out. */
  readonly documents?: ReadonlyMap<string, string>
  /** None: the account `123456789012` and the region `us-east-1`, without parameters and secrets. */
  readonly env?: string
  /** Ready-made triggers that are part of the model though no pool uses them. */
  readonly also?: readonly string[]
  readonly cache?: ParseCache
  /** Whether there is a model of what has no mistakes, where other files have some. */
  readonly partly?: boolean
}

/** Every resource, final in its environment, with the places at which it was written. */
export interface Linked {
  readonly declared: Declared
  readonly environment: Environment
  readonly addresses: Addresses
}

/** What a project is, and everything that is wrong with it. */
export interface Loaded {
  /** Absent where there is an error. */
  readonly model?: Model
  /** What the model was made of, for those who look at how it is said. Absent where there is an error. */
  readonly linked?: Linked
  /** Errors and warnings, by file and place. */
  readonly findings: readonly Finding[]
  /** What is declared and has no effect yet, and what leads out of the project. */
  readonly notes: readonly Finding[]
  /** Every environment that is declared, by name. */
  readonly environments: readonly string[]
  /** With `partly`: what has mistakes of its own and is in no model, as `pool/shop`. */
  readonly unread?: readonly string[]
}

/**
 * Reads a project: every file is checked, whatever the others hold; fragments, the environment and
 * interpolations are merged; what results is checked again and linked. Nothing is read but the texts.
 */
export function load(input: LoadInput): Loaded {
  const findings = collectFindings()
  const tell: Tell = (...mistake) => findings.add(findingOf(...mistake))
  const project = besideReadyMade(readProject(input.files, input.cache, findings))
  findings.add(...twins([...input.files.map(({ path }) => path), ...input.scripts]))
  const chosen = chooseEnvironment(project, input.env, findings)
  const { environment, addresses, ...merged } = mergeProject(project, chosen, input, findings, tell)
  const { documents = new Map() } = input
  const declared = withUsed(merged.declared, addresses, input.also)
  checkLinks({ declared, environment, addresses, scripts: input.scripts, documents }, tell)

  findings.add(...notesOf(kinds.flatMap((kind) => declared.all(kind))))
  const mistaken = findings.of('error').length > 0
  const linked = { declared, environment, addresses }
  return {
    ...(mistaken
      ? input.partly && buildPartly(linked, documents, findings.of('error'))
      : { model: buildModel(declared, environment, addresses, documents), linked }),
    findings: findings.of('error', 'warning'),
    notes: findings.of('info'),
    environments: project.names('env').toSorted(compare),
  }
}

function chooseEnvironment(project: Declared, name: string | undefined, findings: Findings): Environment {
  const found = name === undefined ? undefined : project.find('env', name)
  if (name === undefined || found) return readEnvironment(name, found)
  const meant = nearest(name, project.names('env'))
  findings.add({
    rule: 'PW-ENV-001',
    severity: 'error',
    message: `nothing declares the environment \`${name}\``,
    at: { file: `pools/env/${name}.env.yaml`, line: 1, column: 1 },
    help: meant ? `did you mean \`${meant}\`?` : 'declare it in this file',
  })
  // Whoever asks something of it has done nothing wrong.
  return readEnvironment(name, 'broken')
}
