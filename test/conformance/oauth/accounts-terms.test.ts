import {
  CreateTermsCommand,
  DescribeTermsByClientCommand,
  DescribeTermsCommand,
  ListTermsCommand,
  UpdateTermsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts, at, client, shop, type Shop, type Shown } from './accounts-world.ts'

const terms = `
    auth: [password, refresh]
    terms:
      use: { default: 'https://shop.example.com/terms?a=1&b=2', korean: https://shop.example.com/ko/terms }
      privacy: { default: https://shop.example.com/privacy }`

let world: Shop
beforeAll(async () => {
  const pool = accounts(
    'signUp: { selfService: true }',
    client('bound', terms) + client('other', 'auth: [password]'),
  )
  world = await shop({ 'pools/shop.pool.yaml': pool }, ['--memory', '--allow-drift'])
})
afterAll(() => world.stop())

/** The links of a page that lead to another site, with what they say. */
const away = ({ html }: Shown) =>
  Object.fromEntries(
    [...html.matchAll(/<a href="(https?:[^"]*)" target="_blank" rel="noopener noreferrer">([^<]*)</g)].map(
      ([, href = '', text = '']) => [text, href.replaceAll('&amp;', '&')],
    ),
  )

describe('what the people of a client agree to', () => {
  it.each([
    ['en', 'Terms of use', 'Privacy policy', 'https://shop.example.com/terms?a=1&b=2'],
    ['ko', '이용약관', '개인정보 처리방침', 'https://shop.example.com/ko/terms'],
  ])('is linked on the sign-in page, in %s', async (lang, use, privacy, address) => {
    const { page } = await at(world, '/login', 'bound', { lang })
    expect(away(page)).toEqual({ [use]: address, [privacy]: 'https://shop.example.com/privacy' })
  })

  it.each([
    ['en', 'By creating an account, you agree to the', 'terms of use', 'privacy policy'],
    ['ko', '계정을 만들면', '이용약관', '개인정보 처리방침'],
  ])('is agreed to on the sign-up page, in %s', async (lang, sentence, use, privacy) => {
    const { page } = await at(world, '/signup', 'bound', { lang })
    expect(page.html).toContain(sentence)
    expect(Object.keys(away(page))).toEqual([use, privacy])
  })

  it('is nothing where the client says nothing', async () => {
    for (const path of ['/login', '/signup']) expect(away((await at(world, path)).page)).toEqual({})
  })

  it('is told by the API as if it had made it, and stays what the file says', async () => {
    const { UserPoolId, aws } = world
    const { Terms = [] } = await aws.send(new ListTermsCommand({ UserPoolId, MaxResults: 10 }))
    expect(Terms.map(({ TermsName }) => TermsName).sort()).toEqual(['privacy-policy', 'terms-of-use'])
    const ClientId = world.client('bound')
    const asked = new DescribeTermsByClientCommand({ UserPoolId, ClientId, TermsName: 'terms-of-use' })
    const told = await aws.send(asked)
    expect(told.Terms).toMatchObject({
      ClientId,
      TermsSource: 'LINK',
      Enforcement: 'NONE',
      Links: {
        'cognito:default': 'https://shop.example.com/terms?a=1&b=2',
        'cognito:korean': 'https://shop.example.com/ko/terms',
      },
    })
    expect(told.Terms?.CreationDate?.getFullYear()).toBeGreaterThan(2000)
    const { TermsId } = told.Terms ?? {}
    const byId = await aws.send(new DescribeTermsCommand({ UserPoolId, TermsId }))
    expect(byId.Terms).toEqual(told.Terms)
  })

  it('is what the API has made, and no address that is none of the web', async () => {
    const { UserPoolId, aws } = world
    const ClientId = world.client('other')
    const made = await aws.send(
      new CreateTermsCommand({
        UserPoolId,
        ClientId,
        TermsName: 'terms-of-use',
        TermsSource: 'LINK',
        Enforcement: 'NONE',
        Links: { 'cognito:default': 'javascript:alert(1)', 'cognito:korean': 'https://other.example/ko' },
      }),
    )
    expect((await at(world, '/login', 'other')).page.html).not.toContain('javascript:')
    const korean = { lang: 'ko' }
    expect(away((await at(world, '/login', 'other', korean)).page)).toEqual({
      이용약관: 'https://other.example/ko',
    })
    const Links = { 'cognito:default': 'https://other.example/"><script>alert(1)</script>' }
    await aws.send(new UpdateTermsCommand({ UserPoolId, TermsId: made.Terms?.TermsId, Links }))
    const { page } = await at(world, '/signup', 'other')
    expect(page.html).not.toContain('<script>')
    expect(away(page)).toHaveProperty('terms of use')
  })
})
