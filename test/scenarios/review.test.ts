import { describe, expect, it } from 'vitest'
import { base, headOf, planOf, pullRequests, type PullRequest } from './review/pull-requests.ts'

const risky = ['sign-in', 'clients', 'access', 'loss', 'scripts', 'insider'].flatMap((name) =>
  pullRequests(`${name}.changes.yaml`),
)
const harmless = pullRequests('harmless.changes.yaml')

/** What a plan of a pull request comes to, in the words in which that is written down. */
function verdictOf({ says = [], rules = [], ...request }: PullRequest) {
  const plan = planOf(base, headOf({ ...request }))
  const told = plan.changes.filter(({ risk }) => risk !== 'cosmetic')
  const missing = (all: readonly string[], has: (one: string) => boolean) => all.filter((one) => !has(one))
  return {
    mistakes: plan.mistakes.map(({ message }) => message),
    remarks: plan.remarks,
    risks: [...new Set(told.map(({ risk }) => risk))],
    unsaid: missing(says, (words) => plan.changes.some(({ sentence }) => sentence.includes(words))),
    unfound: missing(rules, (id) => plan.findings.some(({ rule }) => rule === id)),
  }
}

const right = ({ risks }: PullRequest) => ({ mistakes: [], remarks: [], risks, unsaid: [], unfound: [] })

describe('a pull request that is risky', () => {
  it.each(risky)('is told as such: $title', (request) => {
    expect(request.risks).not.toEqual([])
    expect(verdictOf(request)).toEqual(right(request))
  })
})

describe('a pull request that is harmless', () => {
  it.each(harmless)('is not called risky: $title', (request) => {
    expect(request.risks).toEqual([])
    expect(verdictOf(request)).toEqual(right(request))
  })
})

it('has nothing to say of a project that did not change', () => {
  const { changes, findings, scripts, details } = planOf(base, base)
  expect({ changes, findings, scripts, canonical: details.flatMap(({ canonical }) => canonical) }).toEqual({
    changes: [],
    findings: [],
    scripts: [],
    canonical: [],
  })
})
