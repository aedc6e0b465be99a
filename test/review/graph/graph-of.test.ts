import { describe, expect, it } from 'vitest'
import { around } from '../../../src/review/graph/around.ts'
import { idOf } from '../../../src/review/graph/graph.ts'
import { arrows, drawn, shop } from './drawn.ts'

const whole = drawn(shop, 'dev')
const linesOf = (id: string) => whole.nodes.find((node) => node.id === id)?.lines

describe('a project as a picture', () => {
  it('leads from sign-in to permission', () => {
    expect(arrows(whole)).toEqual([
      'provider google -> pool shop',
      'client web -> pool shop',
      'client web -> provider google',
      'pool shop -> hook preSignUp',
      'hook preSignUp -> stage greet',
      'stage greet -> stage claims',
      'stage claims -> stage greet',
      'pool shop -> hook preTokenGeneration',
      'hook preTokenGeneration -> stage claims',
      'pool shop -> group staff',
      'group staff -> role keeper',
      'pool shop -> identity shop (tokens of web)',
      'identity shop -> choice shop',
      'choice shop -> rule rule 1',
      'rule rule 1 -> role buyer',
      'choice shop -> rule rule 2',
      'rule rule 2 -> role keeper',
      'identity shop -> role visitor (guests)',
      'role buyer -> allows buyer',
      'role buyer -> policy limits (at most)',
      'principal lambda.amazonaws.com -> role job (trusted)',
      'role keeper -> policy AmazonS3ReadOnlyAccess',
      'role keeper -> policy limits',
      'pool shop -> gate files (tokens of web)',
    ])
  })

  it('says of a stage when it runs and what its failure means', () => {
    expect(linesOf('stage__shop__preSignUp__claims')).toEqual([
      './claims.js',
      'when event.request.userAttributes.email != ""',
      'a failure is passed over',
    ])
  })

  it('says of a role whom it trusts, and what it may never do before what it may', () => {
    expect(linesOf('role__buyer')).toEqual(['trusts shop, authenticated'])
    expect(linesOf('allows__role__buyer')).toEqual(['never s3:DeleteObject', 's3:GetObject on s3:::shop/*'])
  })

  it('says of a choice what happens where no rule matches', () => {
    expect(linesOf('choice__shop__shop')).toEqual(['by rules', 'otherwise no credentials'])
  })

  it('knows where things are declared', () => {
    const rule = whole.nodes.find(({ id }) => id === 'rule__shop__shop__2')
    expect(rule?.at).toEqual({ file: 'pools/shop.identity.yaml', line: 12 })
  })

  it('is the same whatever the order of the files', () => {
    expect(drawn(Object.fromEntries(Object.entries(shop).reverse()), 'dev')).toEqual(whole)
  })

  it('draws what is only named', () => {
    const found = drawn({
      'pools/a.identity.yaml':
        "developerProvider: login.example\nproviders: { graph.facebook.com: { type: social, appId: '1' } }\nroles: { authenticated: 'arn:aws:iam::123456789012:role/other' }\n",
    })
    expect(arrows(found)).toEqual([
      'login graph.facebook.com -> identity a',
      'login login.example -> identity a',
      'identity a -> role arn:aws:iam::123456789012:role/other (signed in)',
    ])
    expect(found.nodes.at(-1)).toMatchObject({ lines: ['not of this project'] })
  })

  it('of an empty project is empty', () => {
    expect(drawn({})).toEqual({ nodes: [], edges: [] })
  })
})

describe('what has to do with one thing', () => {
  const names = (name: string, depth?: number) =>
    around(whole, (node) => node.name === name && node.kind === 'role', depth).nodes.map(
      ({ kind, name: own }) => `${kind} ${own}`,
    )

  it('is all that leads to it and all that it leads to', () => {
    expect(names('visitor')).toEqual([
      'provider google',
      'client web',
      'pool shop',
      'identity shop',
      'role visitor',
    ])
  })

  it('ends after so many steps', () => {
    expect(names('buyer', 1)).toEqual(['rule rule 1', 'role buyer', 'allows buyer', 'policy limits'])
  })
})

describe('ids', () => {
  it.each([
    [
      ['a', 'b-c'],
      ['a-b', 'c'],
    ],
    [['a_b'], ['a', 'b']],
    [['a.b'], ['a-b']],
    [['ä'], ['a']],
    [['a_2d_b'], ['a-b']],
    [['😀'], ['\ud83d', '\ude00']],
  ])('of %j and %j differ, and are plain', (one, other) => {
    expect(idOf('group', ...one)).not.toBe(idOf('group', ...other))
    expect(idOf('group', ...one)).toMatch(/^[a-z0-9_]+$/)
  })
})
