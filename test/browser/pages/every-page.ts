import type { Page } from 'playwright-core'
import { password } from '../../conformance/oauth/world.ts'
import { addAuthenticator } from '../open-browser.ts'
import type { EveryPageWorld } from './world.ts'

/** Somebody who goes to a page, as anybody would. */
export interface Walker {
  readonly page: Page
  readonly world: EveryPageWorld
  /** The language of the walk, by its tag: names that people choose are not taken twice. */
  readonly language: string
}

type Way = (walker: Walker) => Promise<unknown>

const press = async ({ page }: Walker) => {
  await Promise.all([page.waitForLoadState('load'), page.locator('main button').first().click()])
  await page.waitForLoadState('load')
}

const fill = async (walker: Walker, fields: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(fields))
    await walker.page.locator(`[name="${name}"]:not([type=hidden]):visible`).fill(value)
  await press(walker)
}

const go =
  (path: string, to?: { pool?: string; app?: string }, more?: Readonly<Record<string, string>>): Way =>
  ({ page, world }) =>
    page.goto(world.at(path, to, more))

const signIn =
  (username: string, to?: { pool?: string; app?: string }): Way =>
  async (walker) => {
    await go('/login', to)(walker)
    await fill(walker, { username, ...(to?.app === 'choice' ? {} : { password }) })
  }

const choose =
  (answer: string, before: Way): Way =>
  async (walker) => {
    await before(walker)
    await walker.page.locator(`input[value="${answer}"]`).check()
    await press(walker)
  }

const signUp: Way = async (walker) => {
  const name = `ana-${walker.language}`
  await go('/signup')(walker)
  await fill(walker, {
    username: name,
    'requiredAttributes[email]': `${name}@example.com`,
    'requiredAttributes[name]': 'Ana Kim',
    password,
    confirm_password: password,
  })
}

const office = { pool: 'office' } as const
const choice = { pool: 'office', app: 'choice' } as const

/** Waits until the browser has gone to the app, where nobody answers. */
async function atApp({ page }: Walker): Promise<void> {
  while (!page.url().startsWith('chrome-error:')) await page.waitForTimeout(50)
}

/** Signs in at the app. */
const known =
  (username: string, to?: { pool?: string; app?: string }): Way =>
  async (walker) => {
    await signIn(username, to)(walker)
    await atApp(walker)
  }

const forgot: Way = async (walker) => {
  await go('/forgotPassword')(walker)
  await fill(walker, { username: 'ana' })
}

const addPasskey: Way = async (walker) => {
  await known('plain', office)(walker)
  await go('/passkeys/add', office)(walker)
}

const passkey: Way = async (walker) => {
  const { page, world, language } = walker
  const username = `holder-${language}`
  await world.holder(username)
  await addAuthenticator(page)
  await known(username, office)(walker)
  await go('/passkeys/add', office)(walker)
  await page.locator('main button').first().click()
  await atApp(walker)
  await page.context().clearCookies()
  await choose('WEB_AUTHN', signIn(username, choice))(walker)
}

/** How a page is reached, and whether that takes scripts. */
interface PageRow {
  readonly way: Way
  readonly scripts?: true
}

/** The way to every page, by a name for it. */
export const everyPage: Readonly<Record<string, PageRow>> = {
  'sign-in': { way: go('/login') },
  'sign-in-refused': {
    way: async (walker) => {
      await go('/login')(walker)
      await fill(walker, { username: 'ana', password: 'not this one' })
    },
  },
  'sign-in-name-first': { way: go('/login', choice) },
  'on-to-company': { way: go('/oauth2/authorize', { pool: 'works', app: 'partners' }) },
  'sign-in-by-company': { way: go('/login', { pool: 'works' }) },
  'sign-in-branded': { way: go('/login', { pool: 'branded' }) },
  'custom-challenge': {
    async way(walker) {
      await go('/login', { pool: 'club' })(walker)
      await fill(walker, { username: 'somebody' })
    },
  },
  'sign-up': { way: go('/signup') },
  'sign-up-refused': {
    way: async (walker) => {
      await go('/signup')(walker)
      await fill(walker, {
        username: 'ana',
        'requiredAttributes[email]': 'ana@example.com',
        'requiredAttributes[name]': 'Ana Kim',
        password: 'short',
        confirm_password: 'short',
      })
    },
  },
  confirm: { way: signUp },
  'code-by-mail': { way: signIn('mail', office) },
  'code-by-text': { way: signIn('text', office) },
  'choose-proof': { way: signIn('both', office) },
  'choose-way': { way: signIn('plain', choice) },
  password: { way: choose('PASSWORD', signIn('plain', choice)) },
  'new-password': { way: signIn('invited', office) },
  'set-up-authenticator': { way: signIn('new@example.com', { pool: 'strict' }) },
  'forgot-password': { way: go('/forgotPassword') },
  'reset-password': { way: forgot },
  'resend-code': { way: go('/resendcode') },
  continue: {
    async way(walker) {
      await known('ana')(walker)
      await go('/login')(walker)
    },
  },
  'add-passkey': { way: addPasskey, scripts: true },
  passkey: { way: passkey, scripts: true },
  'signed-out': {
    way: ({ page, world }) => page.goto(`${world.domain}/logout?client_id=${world.client('web')}`),
  },
  error: { way: ({ page, world }) => page.goto(`${world.domain}/error?error=redirect_mismatch`) },
  'error-of-ours': { way: ({ page, world }) => page.goto(`${world.domain}/error?error=server_error`) },
}
