import type { ScenarioReporter } from '../reporter.ts'

/** For programs: everything that is known, as one object. */
export const json: ScenarioReporter = ({ results, passed, failed, notRun, took, coverage }) =>
  JSON.stringify({
    schemaVersion: 1,
    ok: failed === 0,
    passed,
    failed,
    notRun,
    took: Math.round(took),
    scenarios: results.map(({ fired: _, ...result }) => result),
    ...(coverage && { coverage }),
  })
