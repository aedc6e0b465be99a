import { describe, expect, it } from 'vitest'
import type { Context, Handler } from '../../src/index.ts'
import { handler as addTeam } from '../../triggers/add-team.ts'
import { handler as allowDomains } from '../../triggers/allow-domains.ts'
import { handler as askQuestion } from '../../triggers/ask-question.ts'
import { handler as checkAnswer } from '../../triggers/check-answer.ts'
import { handler as decide } from '../../triggers/password-then-question.ts'

/** Calls a handler with the part of an event, and of `context.poolwright.with`, that it looks at. */
const call = async <Event, With>(handler: Handler<Event, Event, With>, event: object, settings?: With) =>
  (await handler(event as Event, { poolwright: { with: settings } } as Context<With>, () => {})) as Event

describe('the example lets people sign up', () => {
  const signUp = (email?: string) =>
    call(allowDomains, { request: { userAttributes: email ? { email } : {} } }, { domains: ['example.com'] })

  it.each(['ana@example.com', 'Ana@Example.COM'])('with %s', async (email) => {
    await expect(signUp(email)).resolves.toBeDefined()
  })

  it.each([
    ['another domain', 'eve@evil.test'],
    ['a domain that ends alike', 'eve@evil-example.com'],
    ['no address', undefined],
  ])('but not with %s', async (_, email) => {
    await expect(signUp(email)).rejects.toThrow('domain not allowed')
  })
})

describe('the example asks for a password and then its question', () => {
  const step = (challengeName: string, challengeResult = true) => ({ challengeName, challengeResult })
  const [srp, password] = [step('SRP_A'), step('PASSWORD_VERIFIER')]
  const [right, wrong] = [step('CUSTOM_CHALLENGE'), step('CUSTOM_CHALLENGE', false)]
  const asked = { 'custom:question': 'First pet?' }
  const next = (challengeName: string) => ({ issueTokens: false, failAuthentication: false, challengeName })
  const tokens = { issueTokens: true, failAuthentication: false }
  const refusal = { issueTokens: false, failAuthentication: true }

  it.each([
    ['asks for the password first', [srp], asked, next('PASSWORD_VERIFIER')],
    ['asks the question after it', [srp, password], asked, next('CUSTOM_CHALLENGE')],
    ['asks again after a wrong answer', [srp, password, wrong], asked, next('CUSTOM_CHALLENGE')],
    ['lets in who answers', [srp, password, wrong, right], asked, tokens],
    ['lets in who has no question', [srp, password], {}, tokens],
    ['refuses the third wrong answer', [srp, password, wrong, wrong, wrong], asked, refusal],
    ['refuses a wrong password', [srp, step('PASSWORD_VERIFIER', false)], {}, refusal],
    ['refuses who brings no password', [], asked, refusal],
    ['refuses an answer without a password', [right], asked, refusal],
  ])('%s', async (_, session, userAttributes, response) => {
    const event = {
      request: { userAttributes, session },
      response: { issueTokens: false, failAuthentication: false },
    }
    expect((await call(decide, event)).response).toEqual(response)
  })

  it('shows the question and keeps the answer', async () => {
    const userAttributes = { ...asked, 'custom:answer': 'Rex' }
    const response = { publicChallengeParameters: {}, privateChallengeParameters: {}, challengeMetadata: '' }
    const answered = await call(askQuestion, { request: { userAttributes }, response })
    expect(answered.response.publicChallengeParameters).toEqual({ question: 'First pet?' })
    expect(answered.response.privateChallengeParameters).toEqual({ answer: 'Rex' })
  })

  it.each([
    ['whatever its case', 'Rex', ' rex ', true],
    ['not a wrong one', 'Rex', 'Max', false],
    ['none where none was set', '', '', false],
  ])('takes an answer: %s', async (_, answer, challengeAnswer, answerCorrect) => {
    const event = {
      request: { privateChallengeParameters: { answer }, challengeAnswer },
      response: { answerCorrect: false },
    }
    expect((await call(checkAnswer, event)).response).toEqual({ answerCorrect })
  })
})

it.each([
  ['says the team that an administrator gave', { 'custom:team': 'blue', email: 'a@example.com' }, 'blue'],
  ['says the domain of the address where nobody gave one', { email: 'a@example.com' }, 'example.com'],
])('the example %s', async (_, userAttributes: Record<string, string>, team) => {
  const event = { request: { userAttributes }, response: { claimsAndScopeOverrideDetails: null } }
  const details = (await call(addTeam, event)).response.claimsAndScopeOverrideDetails
  const claims = { claimsToAddOrOverride: { team } }
  expect(details).toEqual({ idTokenGeneration: claims, accessTokenGeneration: claims })
})
