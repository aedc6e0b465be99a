import process from 'node:process'
import { styleText } from 'node:util'
import { hooksIn, type RunDecision, type RunStep } from '../../model/recorded-run.ts'
import type { StageRecord } from '../../model/trace.ts'
import { flat } from '../../review/visible.ts'
import { decisionWords, roleGiven } from '../access/decision-words.ts'
import { isLine } from '../access/place-lines.ts'

/** A request that has been answered, recorded or just now. */
export interface AnsweredRun {
  readonly operation: string
  readonly outcome: string
  readonly message?: string
  /** Milliseconds. */
  readonly took: number
  readonly trace: readonly Pick<RunStep, 'hook' | 'inside'>[]
  readonly decision?: RunDecision
}

/**
 * A request on one line, with the id under which it is recorded: what was asked, what came of it, the hooks
 * it met, the role that somebody became; a line for each thing that their scripts said; and one where IAM denies what the caller is not told, or
 * only `serve` would deny it. Painted for a stream.
 */
export function runLines(
  { operation, outcome, message, took, trace, decision }: AnsweredRun,
  id: string | undefined,
  stream: NodeJS.WriteStream = process.stderr,
): readonly string[] {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    text === '' ? '' : styleText(style, text, { stream })
  const hooks = hooksIn(trace)
  const came = message === undefined ? paint('green', 'ok') : paint('red', outcome)
  const role = decision && message === undefined ? roleGiven(decision) : undefined
  const more = [
    paint('dim', `${Math.round(took)} ms`),
    ...hooks.map(({ hook }) => hook),
    role === undefined ? '' : `role ${role}`,
    flat(message ?? ''),
  ].filter(Boolean)
  const failure = ({ type, message: why, place }: NonNullable<StageRecord['error']>) => {
    const line = place && isLine(place) ? `:${place.line}:${place.column}` : ''
    return `${flat(type)}: ${flat(why)}${place ? ` ${paint('dim', `${place.file}${line}`)}` : ''}`
  }
  const number = id === undefined ? '' : `${paint('dim', id.padEnd(6))} `
  return [
    `${number}${operation.padEnd(25)} ${came}  ${more.join('  ')}`,
    ...(decision?.denied && decision.denied !== message
      ? [`  ${paint('yellow', decisionWords(decision))}`]
      : []),
    ...hooks.flatMap(({ stages }) =>
      stages.flatMap(({ trigger, logs, error }) => [
        ...logs.map(({ level, text }) => `  ${paint('dim', `${trigger} ${level}`)} ${flat(text)}`),
        ...(error ? [`  ${paint('red', trigger)} ${failure(error)}`] : []),
      ]),
    ),
  ]
}
