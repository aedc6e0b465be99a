import type { CodeFlow, Fix, Location, PhysicalLocation, Region, Result, Suppression } from 'sarif'
import type { Finding, Position } from '../../../model/finding.ts'
import type { Accepted } from '../../lint/acknowledge.ts'
import { inRepository, type Report } from '../../reporter.ts'
import { levels } from './driver-rules.ts'

/** The most places of a result that GitHub takes. */
const mostPlaces = 1000

/** What a result is given beside its finding. */
export interface Given {
  readonly ruleIndex: number
  readonly fingerprint: string
  readonly accepted: Accepted | undefined
}

/** One finding as SARIF has it. */
export function resultOf(finding: Finding, report: Report, given: Given): Result {
  const { rule, severity, message, help, at, score, subject } = finding
  const related = finding.related?.slice(0, mostPlaces) ?? []
  const physical = (place: Position) => physicalLocation(place, report)
  const fix = fixOf(finding, report)
  return {
    ruleId: rule,
    ruleIndex: given.ruleIndex,
    level: levels[severity],
    message: { text: help ? `${message}. To mend it: ${help}.` : `${message}.` },
    locations: [
      {
        physicalLocation: physical(at),
        ...(subject && { logicalLocations: [{ fullyQualifiedName: subject, kind: 'resource' }] }),
      },
    ],
    ...(related.length && {
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: other.message },
        physicalLocation: physical(other.at),
      })),
    }),
    // One place is a hint; several are a way that leads from one to the next.
    ...(related.length > 1 && { codeFlows: [codeFlow([{ message, at }, ...related], physical)] }),
    ...(fix && { fixes: [fix] }),
    partialFingerprints: fingerprint(given.fingerprint),
    suppressions: given.accepted ? [suppression(given.accepted, physical)] : [],
    ...(score !== undefined && { rank: score * 10 }),
  }
}

/** GitHub knows a result again by the first of them. */
function fingerprint(print: string) {
  const [hash = '', count = ''] = print.split(':')
  return { primaryLocationLineHash: `${hash.slice(0, 16)}:${count}`, 'poolwright/v1': print }
}

const physicalLocation = (at: Position, report: Report): PhysicalLocation => ({
  artifactLocation: artifact(at.file, report),
  region: region(at),
})

function artifact(file: string, report: Report) {
  const path = inRepository(file, report)
  if (path.startsWith('poolwright:')) return { uri: path }
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}

const region = ({ line, column, endLine, endColumn }: Position): Region => ({
  startLine: line,
  startColumn: column,
  ...(endLine !== undefined && endColumn !== undefined && { endLine, endColumn }),
})

type Physical = (at: Position) => PhysicalLocation

function codeFlow(steps: readonly { message: string; at: Position }[], physical: Physical): CodeFlow {
  const locations = steps.map(({ message, at }): { location: Location } => ({
    location: { message: { text: message }, physicalLocation: physical(at) },
  }))
  return { threadFlows: [{ locations }] }
}

function fixOf({ fix }: Finding, report: Report): Fix | undefined {
  if (!fix?.edits?.length) return undefined
  const byFile = Map.groupBy(fix.edits, ({ at }) => at.file)
  return {
    description: { text: fix.title },
    artifactChanges: [...byFile].map(([file, edits]) => ({
      artifactLocation: artifact(file, report),
      replacements: edits.map(({ at, text }) => ({ deletedRegion: region(at), insertedContent: { text } })),
    })),
  }
}

const suppression = ({ reason, until, at }: Accepted, physical: Physical): Suppression => ({
  kind: 'inSource',
  status: 'accepted',
  justification: `${reason} (until ${until})`,
  location: { physicalLocation: physical(at) },
})
