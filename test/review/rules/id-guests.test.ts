import { describe, expect, it } from 'vitest'
import { found, saidAt } from './found.ts'

const guest = (allow: string, identity = '') => ({
  'pools/shop.identity.yaml': `guests: true\nroles: { guest: guest }\n${identity}`,
  'pools/guest.role.yaml': `trust: { type: identityPool, pool: shop, as: guest }\nallow: [${allow}]\n`,
})

describe('what guests may do', () => {
  it.each([
    ['{ do: s3:GetObject, on: arn:aws:s3:::shop/* }', []],
    ["{ do: s3:GetObject, on: '*' }", ['read all that is stored']],
    ['{ do: s3:PutObject, on: arn:aws:s3:::shop/* }', ['change things']],
    ["{ do: 's3:*', on: arn:aws:s3:::shop/* }", ['change who may do what']],
    ["{ do: cognito-idp:ListUsers, on: '*' }", ['read about people']],
    ['{ do: rum:PutRumEvents, on: $(arn rum:appmonitor/shop) }', []],
    ["{ do: execute-api:Invoke, on: '$(arn execute-api:a1b2c3/*)' }", []],
    ["{ do: polly:SynthesizeSpeech, on: '*' }", []],
    ['{ do: lambda:InvokeFunction, on: $(arn lambda:function:shop) }', ['change things']],
  ])('%s is told as %j', async (allow, expected) => {
    const told = await found(guest(allow), 'PW-ID-002')
    expect(told).toHaveLength(expected.length)
    for (const [at, text] of expected.entries()) expect(told[at]?.message).toContain(`guests may ${text}`)
  })

  it('is what Cognito lends them, unless the classic flow is on', async () => {
    const pass = "{ do: iam:PassRole, on: '*' }"
    expect(await found(guest(pass), 'PW-ID-002')).toEqual([])
    expect(saidAt(await found(guest(pass), 'PW-ID-003'))).toEqual([
      'pools/guest.role.yaml:2 guests never get `iam:PassRole`, though the role `guest` allows it',
    ])
    expect(await found(guest(pass, 'classicFlow: true\n'), 'PW-ID-002')).toHaveLength(1)
    expect(await found(guest(pass, 'classicFlow: true\n'), 'PW-ID-003')).toEqual([])
  })

  it('is nothing where there are none', async () => {
    const project = guest('{ do: s3:PutObject, on: arn:aws:s3:::shop/* }')
    const off = { ...project, 'pools/shop.identity.yaml': 'guests: false\nroles: { guest: guest }\n' }
    expect(await found(off, 'PW-ID-00')).toEqual([])
  })

  it('is told of a project whose guests have no role as less', async () => {
    const [told] = await found({ 'pools/shop.identity.yaml': 'guests: true\n' }, 'PW-ID-001')
    expect(told).toMatchObject({ severity: 'warning' })
  })
})
