import { verdictOf } from '../played.ts'
import { countsOf, type PlanReport } from '../plan-report.ts'

/** For programs: one document, of the shape of `schemas/output/plan.schema.json`. */
export function json(report: PlanReport): string {
  const { plan, base, head, environments, ok, findings, accepted, remarks, tried, played } = report
  return JSON.stringify(
    {
      schemaVersion: 1,
      command: 'plan',
      ok,
      base,
      head,
      environments,
      summary: { ...countsOf(plan.changes), risks: byRisk(report) },
      changes: plan.changes,
      diagnostics: findings,
      accepted: accepted.map(({ finding, reason, until, at }) => ({
        ...finding,
        accepted: { reason, until, at },
      })),
      tried,
      scenarios: played.map((one) => ({ ...one, verdict: verdictOf(one) })),
      scripts: plan.scripts,
      details: plan.details.map(({ environment, roles, canonical }) => ({ environment, roles, canonical })),
      remarks,
    },
    null,
    2,
  )
}

/** How many changes bear each risk. */
const byRisk = ({ plan }: PlanReport) =>
  Object.fromEntries(
    [...Map.groupBy(plan.changes, ({ risk }) => risk)].map(([risk, changes]) => [risk, changes.length]),
  )
