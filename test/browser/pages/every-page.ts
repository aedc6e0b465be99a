import type { Page } from 'playwright-core'
import { password } from '../../conformance/oauth/world.ts'
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
}
