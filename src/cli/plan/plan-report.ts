import process from 'node:process'
import type { PlanReport } from '../../review/plan/plan-report.ts'
import { json } from '../../review/plan/report/json.ts'
import { markdown } from '../../review/plan/report/markdown.ts'
import { pretty } from '../../review/plan/report/pretty.ts'
import { reporters, type Format } from '../../review/report/index.ts'
import { version } from '../help.ts'
import { paintFor } from '../paint.ts'

const own = { pretty, markdown, json } as const

/** How a plan can be said: in words of its own, or its findings as any report says them. */
export type PlanFormat = Format
export const planFormats = Object.keys(reporters).sort()

/** Says a plan on standard output. `texts` are those of the head. */
export async function sayPlan(
  report: PlanReport,
  format: PlanFormat,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const paint = paintFor(process.stdout)
  const text = isOwn(format)
    ? own[format](report, paint)
    : (await reporters[format]())(
        {
          command: 'plan',
          ok: report.ok,
          findings: report.findings,
          notes: [],
          accepted: report.accepted,
          texts,
          scope: '',
          remarks: report.remarks,
          failOn: report.failOn,
          ...(report.environment !== undefined && { environment: report.environment }),
          version: version(),
          folder: report.folder,
          data: {},
        },
        paint,
      )
  if (text) process.stdout.write(`${text}\n`)
}

const isOwn = (format: PlanFormat): format is keyof typeof own => Object.hasOwn(own, format)
