import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, describe, expect, it } from 'vitest'
import { ofParts } from './apply/of-parts.ts'
import { ofPool } from './apply/of-pool.ts'
import { people, refusal } from './sdk.ts'

// The tests are listed by what is applied, which needs the server.
const here = await people()
afterAll(() => here.end())
const aws = new CognitoIdentityProvider({
  region: 'us-east-1',
  endpoint: here.url,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
  maxAttempts: 1,
})
const applied = { aws, pool: { UserPoolId: '' }, ClientId: '' }
const all = Object.entries({ ...ofPool(applied), ...ofParts(applied) })

/** What a tool compares with what it last saw: all that is told, but for dates. */
const seen = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(seen)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const told = Object.entries(value).filter(([key, one]) => key !== '$metadata' && !(one instanceof Date))
  return Object.fromEntries(told.map(([key, one]) => [key, seen(one)]))
}

describe('a tool that applies descriptions', () => {
  describe.each(all)('with %s', (_, { create, read, again, change, changed, absent = [] }) => {
    it('reads twice alike what it has made', async () => {
      await create()
      expect(seen(await read())).toEqual(seen(await read()))
    })

    it('changes nothing by sending back what it has read', async () => {
      const before = seen(await read())
      await again()
      expect(seen(await read())).toEqual(before)
    })

    it('sees what it has changed, and nothing of what it has left out', async () => {
      await change()
      const after = seen(await read())
      expect(after).toMatchObject(changed)
      for (const place of absent) expect(after).not.toHaveProperty(place)
      await again()
      expect(seen(await read())).toEqual(after)
    })
  })

  it('finds the pool as it was described, whatever was added to it', async () => {
    expect((await aws.describeUserPool(applied.pool)).UserPool).toMatchObject({
      Name: 'shop',
      Domain: 'apply-shop',
      MfaConfiguration: 'ON',
      UserPoolTags: { stage: 'test', owner: 'you' },
    })
  })

  it.each(all.toReversed())('takes away %s', async (_, { read, remove, gone }) => {
    await remove()
    if (typeof gone === 'string') await expect(read()).rejects.toEqual(refusal(gone))
    else expect(seen(await read())).toMatchObject(gone)
  })
})
