import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accounts,
  at,
  client,
  doneIn,
  follow,
  password,
  pathOf,
  press,
  problemAt,
  shopOf,
  signedIn,
  titleOf,
  troubleIn,
  type Shop,
} from './accounts-world.ts'

const email = 'requiredAttributes[email]'
const nickname = 'requiredAttributes[nickname]'

describe('a sign-up at the pages', () => {
  let world: Shop
  beforeAll(async () => {
    world = await shopOf(
      accounts(
        `
signIn: { with: [username], factors: [password, emailOtp] }
tier: essentials
signUp: { selfService: true, verify: [email] }
password: { minLength: 10, require: [upper, number] }
attributes:
  nickname: { required: true }`,
        client('choice', 'auth: [choice, refresh]'),
      ),
    )
  })
  afterAll(() => world.stop())

  const typed = (username: string) => ({
    username,
    password,
    confirm_password: password,
    [email]: `${username}@example.com`,
    [nickname]: 'Bo',
  })

  it('leads from the sign-in page over a code to the app, with its tokens', async () => {
    const { visitor, page } = await at(world)
    const form = await follow(visitor, page, '/signup')
    expect(titleOf(form)).toBe('Create an account')
    expect(form.html).toContain('At least 10 characters, with an uppercase letter and a number.')
    const confirm = await visitor.send(form, typed('bo'))
    expect(pathOf(confirm)).toBe('/confirm')
    expect(confirm.html).toContain('We have sent a code to b***@e***.')
    const back = await visitor.send(confirm, { code: await world.server.code('bo') })
    expect(await signedIn(world, back)).toMatchObject({
      state: 'of the app',
      'cognito:username': 'bo',
      email: 'bo@example.com',
      email_verified: true,
    })
  })
})
