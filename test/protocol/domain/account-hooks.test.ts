import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { serveDomains } from '../../../src/protocol/domain/serve-domains.ts'
import { silent } from '../../../src/protocol/log.ts'
import { fieldsOf } from '../../conformance/oauth/browser.ts'
import { confirms, keep, knowsBob } from '../../engine/calls.ts'
import { app, callback } from '../../engine/oauth/app.ts'
import { ana, password, type Setting } from '../../world.ts'

const pre = 'PreAuthentication_Authentication'
const post = 'PostAuthentication_Authentication'
const tokens = 'TokenGeneration_HostedAuth'
const letIn = [pre, post, tokens]

const scripts: NonNullable<Setting['scripts']> = {
  PreSignUp: keep,
  PostConfirmation: keep,
  PreAuthentication: keep,
  PostAuthentication: keep,
  PreTokenGeneration: keep,
  CustomMessage: keep,
  UserMigration: knowsBob,
}

/** The pages of a pool, in one browser whose visitor an app has sent there. */
async function visitor(setting: Setting) {
  const made = await app({ scripts, ...setting })
  const server = new Hono()
  const pools = { ...made.ports.pools, byDomain: async () => made.pool }
  serveDomains(server, {
    ports: (caller) => ({ ...made.ports, caller, pools }),
    log: silent,
    scriptLog: silent,
  })
  const query = new URLSearchParams({
    client_id: made.client.id,
    response_type: 'code',
    redirect_uri: callback,
  })
  const cookies = new Map<string, string>()
  async function request(path: string, body?: Readonly<Record<string, string>>): Promise<string> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await server.request(`http://localhost/shop${path}?${query}`, {
      headers: { cookie },
      ...(body && { method: 'POST', body: new URLSearchParams(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return answer.headers.get('location') ?? (await answer.text())
  }
  /** Fills a page in, and gives the address that it leads to. */
  async function fill(path: string, typed: Readonly<Record<string, string>>): Promise<string> {
    const page = { html: await request(path) }
    const own = Object.fromEntries(fieldsOf(page).map(({ name, value }) => [name, value]))
    return request(path, { ...own, ...typed })
  }
  return { ...made, fill, lastCode: () => made.inbox.at(-1)?.code ?? '' }
}
type Visitor = Awaited<ReturnType<typeof visitor>>

const newPassword = { password: 'Brand-New-1', confirm_password: 'Brand-New-1' }
const bob = { username: 'bob', ...newPassword, 'requiredAttributes[email]': 'bob@example.com' }
const signUp = ({ fill }: Visitor) => fill('/signup', bob)
const confirm = ({ fill, lastCode }: Visitor) => fill('/confirm', { username: 'bob', code: lastCode() })

/** What a visitor does on the pages, which scripts hear of it, and where it leads. */
const rows: readonly (readonly [
  string,
  { readonly setting?: Setting; readonly before?: (at: Visitor) => Promise<unknown> },
  (at: Visitor) => Promise<string>,
  readonly string[],
  string,
])[] = [
  ['a sign-up', {}, signUp, ['PreSignUp_SignUp', 'CustomMessage_SignUp'], '/shop/confirm'],
  [
    'a sign-up that a script confirms',
    { setting: { scripts: { ...scripts, PreSignUp: confirms } } },
    signUp,
    ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp', ...letIn],
    callback,
  ],
  [
    'a sign-up by a name that is taken',
    {},
    ({ fill }) => fill('/signup', { ...bob, username: 'ana' }),
    ['PreSignUp_SignUp'],
    '<!doctype',
  ],
  [
    'a form in which something is missing',
    {},
    ({ fill }) => fill('/signup', { ...bob, confirm_password: '' }),
    [],
    '<!doctype',
  ],
  ['its code', { before: signUp }, confirm, ['PostConfirmation_ConfirmSignUp', ...letIn], callback],
  [
    'a wrong code',
    { before: signUp },
    ({ fill }) => fill('/confirm', { username: 'bob', code: '000000x' }),
    [],
    '<!doctype',
  ],
  [
    'another code',
    { before: signUp },
    ({ fill }) => fill('/resendcode', { username: 'bob' }),
    ['CustomMessage_ResendCode'],
    '/shop/confirm',
  ],
  [
    'a sign-in before the code was brought',
    { before: signUp },
    ({ fill }) => fill('/login', { username: 'bob', password: newPassword.password }),
    [pre, 'CustomMessage_ResendCode'],
    '/shop/confirm',
  ],
  [
    'a forgotten password',
    {},
    ({ fill }) => fill('/forgotPassword', { username: 'ana' }),
    ['CustomMessage_ForgotPassword'],
    '/shop/confirmForgotPassword',
  ],
  [
    'a forgotten password of another directory',
    {},
    ({ fill }) => fill('/forgotPassword', { username: 'bob' }),
    ['UserMigration_ForgotPassword', 'CustomMessage_ForgotPassword'],
    '/shop/confirmForgotPassword',
  ],
  [
    'a new password',
    { before: ({ fill }) => fill('/forgotPassword', { username: 'ana' }) },
    ({ fill, lastCode }) =>
      fill('/confirmForgotPassword', { username: 'ana', code: lastCode(), ...newPassword }),
    ['PostConfirmation_ConfirmForgotPassword', ...letIn],
    callback,
  ],
  ['a sign-in', {}, ({ fill }) => fill('/login', { username: 'ana', password }), letIn, callback],
  [
    'a sign-in by a wrong password',
    {},
    ({ fill }) => fill('/login', { username: 'ana', password: 'Wr0ng-Horse!' }),
    [pre],
    '<!doctype',
  ],
  [
    'a sign-in from another directory',
    {},
    ({ fill }) => fill('/login', { username: 'bob', password }),
    ['UserMigration_Authentication', ...letIn],
    callback,
  ],
  [
    'a sign-in whose password must be set anew',
    {
      setting: {
        users: [{ ...ana, status: 'RESET_REQUIRED' }],
        client: { PreventUserExistenceErrors: 'LEGACY' },
      },
    },
    ({ fill }) => fill('/login', { username: 'ana', password }),
    [pre],
    '/shop/confirmForgotPassword',
  ],
]

it.each(rows)('%s fires the scripts of the operation, and of the sign-in that follows', async (...row) => {
  const [, { setting = {}, before }, act, order, leads] = row
  const at = await visitor(setting)
  await before?.(at)
  const heard = at.sources().length
  expect(await act(at)).toMatch(new RegExp(`^${RegExp.escape(leads)}`))
  expect(at.sources().slice(heard)).toEqual(order)
})
