import { Ajv } from 'ajv'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EventVersion } from '../../src/model/hook.ts'
import {
  allTriggerSources,
  hookOf,
  sampleEvent,
  versionsOf,
  type TriggerSource,
} from '../../src/schema/samples.ts'
import { eventSchemas } from '../generate/events.ts'
import { fired, served } from './fired.ts'
import { neutral, shapeOf } from './shapes.ts'

const folder = join(import.meta.dirname, 'golden')
/** By source and version: the event that Cognito sends for the users, pools and clients of `fired`. */
const golden = new Map<string, object>(
  readdirSync(folder).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, object>),
  ),
)

const forms = allTriggerSources.flatMap((source) =>
  versionsOf(source).map((version): [TriggerSource, EventVersion] => [source, version]),
)

describe('the event', () => {
  it.each(forms)('of %s, %s, is to the letter what Cognito sends', async (source, version) => {
    expect(await fired(source, version)).toStrictEqual(golden.get(`${source} ${version}`))
  })

  it('is fired by a flow, each of them', () => {
    expect([...served.keys()].sort()).toEqual([...allTriggerSources].sort())
  })
})

describe('what is held against it', () => {
  const ajv = new Ajv({ strict: false })
  const schemas = new Map(eventSchemas().map((schema) => [schema.title as string, ajv.compile(schema)]))

  it('is of every form, and of no other', () => {
    expect([...golden.keys()].sort()).toEqual(forms.map((form) => form.join(' ')).sort())
  })

  it.each(forms)('is of the schema of %s, %s', (source, version) => {
    const check = schemas.get(`${hookOf(source)} ${version}`)
    check?.(golden.get(`${source} ${version}`))
    expect(check?.errors).toBeNull()
  })

  it.each(forms)('has the members that Cognito sends with %s, %s, and no other', (source, version) => {
    const event = golden.get(`${source} ${version}`)
    expect(event).toEqual({
      version: version[1],
      triggerSource: source,
      region: 'us-east-1',
      userPoolId: 'us-east-1_TestPool1',
      userName: expect.any(String),
      callerContext: { awsSdkVersion: expect.any(String), clientId: expect.any(String) },
      request: expect.any(Object),
      response: neutral(hookOf(source), version),
    })
    expect(shapeOf(source, version, (event as { request: object }).request)).toEqual([])
  })
})

describe('a sample', () => {
  it.each(forms)('of %s, %s, has the same members', (source, version) => {
    const { request, response } = sampleEvent(source, { version })
    expect([shapeOf(source, version, request), response]).toEqual([[], neutral(hookOf(source), version)])
  })
})
