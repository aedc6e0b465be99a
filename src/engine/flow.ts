import type { RunDecision } from '../model/recorded-run.ts'
import type { HookRecord } from '../model/trace.ts'
import { aboutOf, type About } from './about.ts'
import type { Effect } from './effect.ts'
import { commit } from './effect.ts'
import type { Ports } from './ports.ts'

/** What a step adds to the facts; a step that only checks adds nothing. */
export type Given = object | undefined

/** An object type written out flat, so that an editor shows facts and not how they came together. */
type Flat<T> = T extends infer All ? { [Key in keyof All]: All[Key] } : never

/** The facts after a step: what was known, with what the step gave laid over it. */
export type With<Facts, Gives> = Gives extends object ? Flat<Omit<Facts, keyof Gives> & Gives> : Facts

/** A line of a run's own account of what happened. A step made of steps has lines inside. */
export interface TraceLine {
  readonly step: string
  /** Milliseconds since the run began. */
  readonly at: number
  /** How long it took, in milliseconds. */
  took: number
  /** The names of the facts it gave; never their values. */
  gave: readonly string[]
  inside: TraceLine[]
  refused?: string
  /** Whom and what it found. */
  about?: About
  /** What a hook showed its scripts, and what they answered. */
  hook?: HookRecord
  /** What IAM was asked, and what it said. */
  decision?: RunDecision
}

/** One run: its account so far, and the effects it will have if nothing refuses. */
export interface Run {
  readonly trace: TraceLine[]
  readonly effects: Effect[]
  /** The monotonic moment at which the run began, in milliseconds. */
  readonly began: number
}

/** One named thing a flow does: the facts it needs, and the facts it gives. */
export interface Step<Needs, Gives extends Given = undefined> {
  readonly name: string
  // A property and not a method: parameters of methods are bivariant and would let a wrong order through.
  readonly run: (facts: Needs, ports: Ports, run: Run) => Gives | Promise<Gives>
  /** The steps inside, for drawing: in order, or by the case that leads to each. */
  readonly parts?: readonly Step<never, Given>[] | Readonly<Record<string, Step<never, Given>>>
}

/**
 * A list of steps, and itself a step. Each sees every fact given before it, and the compiler refuses
 * a list in which a step comes before the facts it needs.
 */
export class Flow<Needs extends object, Gives extends object = {}> implements Step<Needs, Gives> {
  readonly name: string
  readonly parts: readonly Step<never, Given>[]

  constructor(name: string, parts: readonly Step<never, Given>[] = []) {
    this.name = name
    this.parts = parts
  }

  step<More extends Given>(next: Step<With<Needs, Gives>, More>): Flow<Needs, With<Gives, More>> {
    return new Flow(this.name, [...this.parts, next])
  }

  readonly run = async (facts: Needs, ports: Ports, run: Run): Promise<Gives> => {
    let learned: object = {}
    let known: object = facts
    for (const part of this.parts) {
      const given = await enter(part, known, ports, run)
      if (!given) continue
      learned = { ...learned, ...given }
      known = { ...known, ...given }
    }
    return learned as Gives
  }
}

/** Begins a flow that needs these facts. */
export const flow = <Needs extends object>(name: string) => new Flow<Needs>(name)

/** A step that goes one of several ways, by a table. Every way gives the same facts. */
export function choose<Needs extends object, Case extends string, Gives extends Given>(
  name: string,
  by: (facts: Needs) => Case,
  parts: Readonly<Record<Case, Step<Needs, Gives>>>,
): Step<Needs, Gives> {
  return { name, parts, run: (facts, ports, run) => enter(parts[by(facts)], facts, ports, run) }
}

/** A step taken only when its facts call for it; it may change what is known, and add nothing to it. */
export function when<Needs extends object>(
  holds: (facts: Needs) => boolean,
  step: Step<Needs, (Partial<Needs> & object) | undefined>,
): Step<Needs> {
  return {
    name: `${step.name}?`,
    parts: [step],
    run: (facts, ports, run) =>
      (holds(facts) ? enter(step, facts, ports, run) : undefined) as unknown as undefined,
  }
}

/** Runs a step to its end and keeps its effects. A run that is refused leaves nothing behind. */
export async function perform<Needs extends object, Gives extends object>(
  step: Step<Needs, Gives>,
  facts: Needs,
  ports: Ports,
  trace: TraceLine[] = [],
): Promise<With<Needs, Gives>> {
  const run: Run = { trace, effects: [], began: ports.clock.ticks() }
  const given = await step.run(facts, ports, run)
  if (run.effects.length) await enter(commit, facts, ports, run)
  return { ...facts, ...given } as With<Needs, Gives>
}

async function enter<Gives extends Given>(
  step: Step<never, Gives>,
  facts: object,
  ports: Ports,
  { trace, effects, began }: Run,
): Promise<Gives> {
  const entered = ports.clock.ticks()
  const line: TraceLine = { step: step.name, at: entered - began, took: 0, gave: [], inside: [] }
  trace.push(line)
  try {
    const pending = step.run(facts as never, ports, { trace: line.inside, effects, began })
    const given = pending instanceof Promise ? await pending : pending
    if (given) {
      line.gave = Object.keys(given)
      const about = aboutOf(given)
      if (about) line.about = about
    }
    return given
  } catch (error) {
    line.refused = error instanceof Error ? error.message : String(error)
    throw error
  } finally {
    line.took = ports.clock.ticks() - entered
  }
}
