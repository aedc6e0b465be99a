import { describe, expect, it } from 'vitest'
import { silent } from '../../src/protocol/log.ts'
import { makePages } from '../../src/protocol/pages.ts'
import { password, world } from '../world.ts'

/** A user who was told of a sign-in, and the pages that the links lead to. */
async function told() {
  const here = await world({
    pool: { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
  })
  const MediumAction = { EventAction: 'NO_ACTION', Notify: true }
  const risk = { ClientId: 'ALL', AccountTakeoverRiskConfiguration: { Actions: { MediumAction } } }
  Object.assign(here.pool, { risk })
  const enter = async (ip: string, userAgent: string) => {
    Object.assign(here.ports, { caller: { requestId: 'request', ip, userAgent } })
    await here.start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password })
  }
  await enter('203.0.113.7', 'Firefox/140 Linux')
  await enter('198.51.100.9', 'Chrome/140 Windows')
  const pages = makePages({
    documents: {
      pool: async () => undefined,
      identityPool: async () => undefined,
      issuer: () => '',
      url: '',
      keys: async () => ({}),
      identityKeys: async () => ({}),
      cache: 'no-cache',
    },
    log: silent,
    confirming: { ports: (caller) => ({ ...here.ports, caller }), log: silent },
  })
  const [yes = '', no = ''] = here.inbox.at(-1)?.text.match(/http\S+/g) ?? []
  const feedback = async () => {
    const own = { UserPoolId: here.pool.id, Username: 'ana' }
    return (await here.call('AdminListUserAuthEvents', own)).AuthEvents?.[0]?.EventFeedback?.FeedbackValue
  }
  return {
    yes,
    no,
    feedback,
    ask: (link: string, method: string) => pages.request(link, { method }),
    ...here,
  }
}

describe('a link by which a user says whether it was they', () => {
  it('changes nothing when it is only followed, as programs do that read mail', async () => {
    const { yes, ask, feedback } = await told()
    for (const method of ['GET', 'HEAD']) expect((await ask(yes, method)).status).toBe(200)
    expect(await (await ask(yes, 'GET')).text()).toContain('<form method="post"><button>Yes, it was me')
    expect(await feedback()).toBeUndefined()
  })

  it('is taken when its button is pressed, either way', async () => {
    const { yes, no, ask, feedback } = await told()
    expect((await ask(yes, 'POST')).status).toBe(200)
    expect(await feedback()).toBe('Valid')
    expect(await (await ask(no, 'POST')).text()).toContain('Change your password')
    expect(await feedback()).toBe('Invalid')
  })

  it.each([
    ['another event', /event=[^&]+/, 'event=other'],
    ['another token', /token=[^&]+/, 'token=none'],
    ['another user', 'username=ana', 'username=ben'],
    ['another pool', /us-east-1_\w+/, 'us-east-1_Another01'],
    ['no answer', 'value=valid', 'value=constructor'],
  ])('is refused with %s, by a page that tells nothing', async (_what, from, to) => {
    const { yes, ask, feedback } = await told()
    const answer = await ask(yes.replace(from, to), 'POST')
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('It is wrong, or too old.')
    expect(await feedback()).toBeUndefined()
  })

  it('lets no script, frame or other form in, and is kept nowhere', async () => {
    const { yes, ask } = await told()
    const { headers } = await ask(yes, 'GET')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })
})
