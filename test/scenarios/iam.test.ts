import { afterAll, describe, expect, it } from 'vitest'
import { load } from '../../src/config/load.ts'
import { decide } from '../../src/iam/decide.ts'
import { explain } from '../../src/iam/explain.ts'
import { operators } from '../../src/iam/operators/index.ts'
import { layers, type Layer } from '../../src/model/iam.ts'
import { policiesOfStep } from '../../src/scenarios/policies-of-step.ts'
import { openGround } from '../../src/scenarios/ground.ts'
import { requestOfStep } from '../../src/scenarios/request-of-step.ts'
import { runScenario } from '../../src/scenarios/run-scenario.ts'
import type { StepOf } from '../../src/scenarios/step.ts'
import { files } from './project.ts'

type Case = StepOf<'decide'>
type Verdict = Case['expect']['decision']

const { model, findings } = load({ files, scripts: new Set() })
if (!model) throw new Error(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
const { scenarios } = model
const ground = openGround('.')
afterAll(() => ground.close())
const cases = scenarios.flatMap(({ document }) => document['steps'] as unknown as readonly Case[])
const verdicts = ['allow', 'explicitDeny', 'implicitDeny'] as const satisfies Verdict[]

/** The documents of a case, each with its layer. */
const documents = ({ policies = {} }: Case) =>
  layers.flatMap((layer) => [policies[layer] ?? []].flat().map((document) => ({ layer, document })))
const statements = (one: Case) =>
  documents(one).flatMap(({ document }) => [document['Statement'] ?? []].flat() as Record<string, unknown>[])
const operatorsOf = (one: Case) =>
  statements(one).flatMap(({ Condition = {} }) => Object.keys(Condition ?? {}))
const elements = new Set(cases.flatMap(statements).flatMap((statement) => Object.keys(statement)))

describe('the scenarios of IAM', () => {
  it('have no mistake', () => {
    expect(findings).toEqual([])
    expect(scenarios.map(({ file }) => file)).toEqual(files.map(({ path }) => path))
  })

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'come true: %s',
    async (_, scenario) => {
      const { steps } = await runScenario(scenario, model, ground)
      expect(steps.filter(({ ok }) => !ok)).toEqual([])
    },
  )

  it('prove each a sentence of its own, in at least 300 cases of one kind', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300)
    expect(cases.filter((one) => one.do !== 'decide')).toEqual([])
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })

  it.each(verdicts)('expect %s in at least a fifth of the cases', (verdict) => {
    const share = cases.filter(({ expect: { decision } }) => decision === verdict).length / cases.length
    expect(share).toBeGreaterThanOrEqual(0.2)
  })
})

const names = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ...['StringLike', 'StringNotLike'],
  ...['Numeric', 'Date'].flatMap((of) =>
    ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
      (how) => `${of}${how}`,
    ),
  ),
  ...['Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress'],
  ...['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike', 'Null'],
]

describe('every operator of conditions', () => {
  it('is one that this table has', () => {
    expect([...operators.keys()].sort()).toEqual([...names].sort())
  })

  const spellings = names.flatMap((name) => (name === 'Null' ? [name] : [name, `${name}IfExists`]))
  it.each(spellings)('%s holds in one case and does not in another', (name) => {
    const seen = new Set<boolean>()
    for (const one of cases.filter((one) => operatorsOf(one).includes(name)))
      for (const { operator, holds } of explained(one).statements.flatMap(({ conditions }) => conditions))
        if (operator === name) seen.add(holds)
    expect([...seen].sort()).toEqual([false, true])
  })

  const families = ['String', 'Numeric', 'Date', 'Bool', 'Binary', 'IpAddress', 'Arn']
  const quantified = ['ForAllValues', 'ForAnyValue'].flatMap((one) =>
    families.map((family) => `${one}:${family}`),
  )
  it.each(quantified)('%s… holds in one case and does not in another', (beginning) => {
    const seen = new Set<boolean>()
    for (const one of cases.filter((one) => operatorsOf(one).some((name) => name.startsWith(beginning))))
      for (const { operator, holds } of explained(one).statements.flatMap(({ conditions }) => conditions))
        if (operator.startsWith(beginning)) seen.add(holds)
    expect([...seen].sort()).toEqual([false, true])
  })
})

describe('every layer', () => {
  const told = (decision: Verdict) =>
    new Set(
      cases.flatMap(({ expect: { decision: one, layer } }) => (one === decision && layer ? [layer] : [])),
    )
  const other: readonly Layer[] = layers.filter((layer) => layer !== 'trust')

  it('denies somewhere, and lacks what would allow somewhere', () => {
    expect([...told('explicitDeny')].sort()).toEqual([...layers].sort())
    expect([...told('implicitDeny')].sort()).toEqual([...layers].sort())
  })

  it('allows, where it is one that can', () => {
    expect([...told('allow')].sort()).toEqual(['identity', 'resource', 'trust'])
  })

  it('stands beside every other but trust', () => {
    const together = new Set(cases.flatMap((one) => pairs(documents(one).map(({ layer }) => layer))))
    const unmet = pairs(other).filter((pair) => !together.has(pair))
    expect(unmet).toEqual([])
  })
})

describe('every element of a policy', () => {
  it.each(['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource'])(
    '%s occurs',
    (element) => expect([...elements]).toContain(element),
  )

  it('occurs in both versions of the language, and in a document that says none', () => {
    const versions = new Set(cases.flatMap(documents).map(({ document }) => document['Version']))
    expect([...versions]).toEqual(expect.arrayContaining(['2012-10-17', '2008-10-17', undefined]))
  })
})

describe('an explanation', () => {
  it('tells of every case what was decided', () => {
    const differing = cases.filter((one) => {
      const { statements: _, ...told } = explained(one)
      return JSON.stringify(told) !== JSON.stringify(decide(around(one), requestOfStep(one, noon)))
    })
    expect(differing.map(({ name }) => name)).toEqual([])
  })
})

const noon = Date.UTC(2026, 2, 1, 12)

function around(one: Case) {
  return policiesOfStep(one, { model: model as NonNullable<typeof model>, now: noon, at: () => undefined })
    .policies
}

function explained(one: Case) {
  return explain(around(one), requestOfStep(one, noon))
}

function pairs(all: readonly Layer[]): string[] {
  const known = layers.filter((layer) => all.includes(layer))
  return known.flatMap((one, index) => known.slice(index + 1).map((two) => `${one} ${two}`))
}
