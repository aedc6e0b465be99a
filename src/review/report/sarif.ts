import type { Log, Run } from 'sarif'
import { severities, type Finding } from '../../model/finding.ts'
import { fingerprints } from '../fingerprints.ts'
import { counted, type Report, type Reporter } from '../reporter.ts'
import { driverRules } from './sarif/driver-rules.ts'
import { resultOf } from './sarif/result-of.ts'

/** The most results of a run that GitHub takes. */
const mostResults = 25_000

/** For code scanning: SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), within the limits of GitHub. */
export const sarif: Reporter = (report) => {
  const accepted = new Map(report.accepted?.map((one) => [one.finding, one]))
  const all = [...report.findings, ...accepted.keys()]
  const told = all.length > mostResults ? all.toSorted(byGravity).slice(0, mostResults) : all
  const { rules, indexOf } = driverRules(told, report.own)
  const prints = fingerprints(told, report.texts)
  const results = told.map((finding, index) =>
    resultOf(finding, report, {
      ruleIndex: indexOf(finding.rule),
      fingerprint: prints[index] ?? '',
      accepted: accepted.get(finding),
    }),
  )
  const driver = {
    name: 'Poolwright',
    semanticVersion: report.version,
    informationUri: 'https://www.npmjs.com/package/poolwright',
    rules,
  }
  const left = all.length - told.length
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, ...frame(report, left), results }],
  }
  return JSON.stringify(log, null, 2)
}

function frame({ command, environment, remarks = [] }: Report, left: number): Omit<Run, 'tool'> {
  const said = [...remarks, ...(left ? [`${counted(left, 'finding')} more than a report may hold`] : [])]
  const notifications = said.map((text) => ({ message: { text }, level: 'note' as const }))
  return {
    // Runs of one category take each other's place.
    automationDetails: { id: `poolwright/${[command, environment].filter(Boolean).join('/')}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder of the repository.' } } },
    invocations: [
      {
        executionSuccessful: true,
        ...(notifications.length && { toolExecutionNotifications: notifications }),
      },
    ],
  }
}

const byGravity = (one: Finding, other: Finding) =>
  severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
  (other.score ?? 10) - (one.score ?? 10)
