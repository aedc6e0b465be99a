import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { bench, type Run } from './stage.ts'

const { call, last } = bench('email-code')

const step = (challengeName: string, challengeResult = true, challengeMetadata: string | null = null) => ({
  challengeName,
  challengeResult,
  challengeMetadata,
})
const [srp, password] = [step('SRP_A'), step('PASSWORD_VERIFIER')]
const code = (right: boolean, metadata = `EMAIL_CODE:${'5a'.repeat(16)}:${'d1'.repeat(32)}`) =>
  step('CUSTOM_CHALLENGE', right, metadata)
const [right, wrong] = [code(true), code(false)]
const person = {
  sub: 'a',
  email: 'ana@example.com',
  email_verified: 'true',
  'cognito:user_status': 'CONFIRMED',
}

describe('what comes next', () => {
  const next = (challengeName: string) => ({ issueTokens: false, failAuthentication: false, challengeName })
  const tokens = { issueTokens: true, failAuthentication: false, challengeName: null }
  const refusal = { issueTokens: false, failAuthentication: true, challengeName: null }
  const decide = async (session: JsonObject[], settings: JsonObject = {}, request: JsonObject = {}) => {
    const run = { with: settings, request: { userAttributes: person, ...request, session } }
    return (await call('DefineAuthChallenge_Authentication', run)).response
  }

  it.each([
    ['a code at first', [], next('CUSTOM_CHALLENGE')],
    ['the code again after a wrong one', [wrong], next('CUSTOM_CHALLENGE')],
    ['tokens for the right one', [right], tokens],
    ['tokens for the right one after wrong ones', [wrong, wrong, right], tokens],
    ['an end after the third wrong one', [wrong, wrong, wrong], refusal],
    ['an end whatever comes after that', [wrong, wrong, wrong, right], refusal],
    ['an end for who begins with a password', [srp], refusal],
    ['an end for who has proved a password', [srp, password], refusal],
    ['an end for a password beside the code', [srp, password, right], refusal],
    ['a code after the answer to another question', [code(true, 'PUZZLE')], next('CUSTOM_CHALLENGE')],
    ['a code after an answer without a name', [step('CUSTOM_CHALLENGE')], next('CUSTOM_CHALLENGE')],
  ])('is %s', async (_, session, response) => {
    expect(await decide(session)).toEqual(response)
  })

  it.each([
    ['the password', [srp], next('PASSWORD_VERIFIER')],
    ['a code after it', [srp, password], next('CUSTOM_CHALLENGE')],
    ['a code after a second factor', [srp, password, step('SMS_MFA')], next('CUSTOM_CHALLENGE')],
    ['the code again after a wrong one', [srp, password, wrong], next('CUSTOM_CHALLENGE')],
    ['tokens for both', [srp, password, right], tokens],
    ['tokens after a wrong code', [srp, password, wrong, right], tokens],
    ['an end for a wrong password', [srp, step('PASSWORD_VERIFIER', false)], refusal],
    ['an end for a wrong second factor', [srp, password, step('SMS_MFA', false)], refusal],
    ['an end for who brings no password', [], refusal],
    ['an end for a code without a password', [right], refusal],
    ['the password for a code that came before it', [srp, right], next('PASSWORD_VERIFIER')],
    ['an end for the password after the code', [right, srp, password], refusal],
  ])('is, after a password, %s', async (_, session, response) => {
    expect(await decide(session, { after: 'password' })).toEqual(response)
  })

  it('is a new password for a temporary one, and then the code', async () => {
    const userAttributes = { ...person, 'cognito:user_status': 'FORCE_CHANGE_PASSWORD' }
    const settings = { after: 'password' }
    expect(await decide([srp, password], settings, { userAttributes })).toEqual(next('NEW_PASSWORD_REQUIRED'))
    const changed = [srp, password, step('NEW_PASSWORD_REQUIRED')]
    expect(await decide(changed, settings, { userAttributes })).toEqual(next('CUSTOM_CHALLENGE'))
  })

  it('ends after as many wrong codes as the stage says', async () => {
    expect(await decide([wrong], { attempts: 1 })).toEqual(refusal)
    expect(await decide([wrong, wrong, wrong], { attempts: 4 })).toEqual(next('CUSTOM_CHALLENGE'))
  })

  it('is for a stranger what it is for others, but never tokens', async () => {
    const nobody = { userAttributes: {}, userNotFound: true }
    expect(await decide([], {}, nobody)).toEqual(next('CUSTOM_CHALLENGE'))
    expect(await decide([wrong], {}, nobody)).toEqual(next('CUSTOM_CHALLENGE'))
    expect(await decide([wrong, wrong, wrong], {}, nobody)).toEqual(refusal)
    expect((await decide([right], {}, nobody))['issueTokens']).toBe(false)
  })
})

describe('a code', () => {
  interface Mail {
    readonly FromEmailAddress: string
    readonly Destination: { readonly ToAddresses: readonly string[] }
    readonly Content: {
      readonly Simple: {
        readonly Subject: { readonly Data: string }
        readonly Body: { readonly Text: { readonly Data: string } }
      }
    }
  }
  const ask = async (run: Run = {}, status = 200) => {
    const mails: { to: string; method: string; mail: Mail }[] = []
    const { response } = await call('CreateAuthChallenge_Authentication', {
      ...run,
      request: { userAttributes: person, session: [], challengeName: 'CUSTOM_CHALLENGE', ...run.request },
      world: {
        fetch: async ({ url, method, body = '' }) => {
          mails.push({ to: url, method, mail: JSON.parse(Buffer.from(body, 'latin1').toString()) })
          return { status, body: '{"MessageId":"1"}' }
        },
      },
    })
    const made = response as Record<'publicChallengeParameters' | 'privateChallengeParameters', JsonObject>
    return { ...made, metadata: String(response['challengeMetadata']), mails }
  }
  const judge = async (
    privateChallengeParameters: JsonObject,
    challengeAnswer: string | null,
    request = {},
  ) => {
    const run = {
      request: { userAttributes: person, privateChallengeParameters, challengeAnswer, ...request },
    }
    return (await call('VerifyAuthChallengeResponse_Authentication', run)).response['answerCorrect']
  }
  const codeIn = ({ mails }: Awaited<ReturnType<typeof ask>>) =>
    /\d{6,}/.exec(mails[0]?.mail.Content.Simple.Body.Text.Data ?? '')?.[0] ?? ''

  it('is sent to the address, and found nowhere else', async () => {
    const asked = await ask()
    expect(asked.mails).toEqual([
      {
        to: 'https://email.us-east-1.amazonaws.com/v2/email/outbound-emails',
        method: 'POST',
        mail: {
          FromEmailAddress: 'no-reply@example.com',
          Destination: { ToAddresses: ['ana@example.com'] },
          Content: {
            Simple: {
              Subject: { Data: 'Your sign-in code' },
              Body: { Text: { Data: `Your sign-in code is ${codeIn(asked)}. Give it to nobody.` } },
            },
          },
        },
      },
    ])
    expect(codeIn(asked)).toMatch(/^\d{6}$/)
    expect(asked.publicChallengeParameters).toEqual({ challenge: 'EMAIL_CODE', codeLength: '6' })
    const { mails: _, ...rest } = asked
    expect(JSON.stringify([rest, last()?.logs])).not.toContain(codeIn(asked))
  })

  it('is drawn anew in each sign-in', async () => {
    const asked = [await ask(), await ask(), await ask()]
    expect(new Set(asked.map(codeIn)).size).toBeGreaterThan(1)
    expect(new Set(asked.map(({ metadata }) => metadata)).size).toBe(3)
  })

  it('is sent in the words of the stage', async () => {
    const settings = { length: 8, from: 'shop@example.com', subject: 'Hi', text: '{code} or {code} — «é»' }
    const asked = await ask({ with: settings })
    const { mail } = asked.mails[0]!
    expect(codeIn(asked)).toMatch(/^\d{8}$/)
    expect(mail.FromEmailAddress).toBe('shop@example.com')
    expect(mail.Content.Simple.Subject.Data).toBe('Hi')
    expect(mail.Content.Simple.Body.Text.Data).toBe(`${codeIn(asked)} or ${codeIn(asked)} — «é»`)
    expect(asked.publicChallengeParameters['codeLength']).toBe('8')
  })

  it('is right as it was sent, with blanks or without, and in no other way', async () => {
    const asked = await ask()
    const sent = codeIn(asked)
    const { privateChallengeParameters: kept } = asked
    const other = sent.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    expect(await judge(kept, sent)).toBe(true)
    expect(await judge(kept, ` ${sent.slice(0, 3)} ${sent.slice(3)}\n`)).toBe(true)
    for (const answer of [
      other,
      '',
      null,
      sent.slice(1),
      `${sent}0`,
      String(kept['digest']),
      'x'.repeat(100_000),
    ])
      expect(await judge(kept, answer)).toBe(false)
  })

  it('is asked for again after a wrong answer, and not sent again', async () => {
    const first = await ask()
    const session = [step('CUSTOM_CHALLENGE', false, first.metadata)]
    const second = await ask({ request: { session } })
    expect(second.mails).toEqual([])
    expect(second.metadata).toBe(first.metadata)
    expect(await judge(second.privateChallengeParameters, codeIn(first))).toBe(true)
  })

  it('is drawn where the question before was another', async () => {
    const asked = await ask({ request: { session: [step('CUSTOM_CHALLENGE', false, 'PUZZLE:a:b')] } })
    expect(asked.mails).toHaveLength(1)
  })

  it.each([
    ['a stranger', { userAttributes: {}, userNotFound: true }],
    ['a stranger whose name is an address', { userAttributes: person, userNotFound: true }],
    ['somebody without an address', { userAttributes: { sub: 'a' } }],
    ['somebody whose address is not verified', { userAttributes: { ...person, email_verified: 'false' } }],
  ])('is never sent to %s, who is asked all the same', async (_, request) => {
    const asked = await ask({ request })
    const known = await ask()
    expect(asked.mails).toEqual([])
    expect(asked.publicChallengeParameters).toEqual(known.publicChallengeParameters)
    expect(Object.keys(asked.privateChallengeParameters)).toEqual(
      Object.keys(known.privateChallengeParameters),
    )
    expect(asked.metadata).toHaveLength(known.metadata.length)
    for (const answer of ['000000', '123456', ''])
      expect(await judge(asked.privateChallengeParameters, answer, request)).toBe(false)
  })

  it('is none of all there are, where nobody is sent one', async () => {
    const asked = await ask({ request: { userAttributes: {}, userNotFound: true } })
    const { salt, digest } = asked.privateChallengeParameters
    const right = Array.from({ length: 1_000_000 }, (_, code) => `${salt}${String(code).padStart(6, '0')}`)
    expect(right.find((text) => hash('sha256', text) === digest)).toBeUndefined()
  })

  it('is sent to an address that is not verified where the stage says so', async () => {
    const userAttributes = { ...person, email_verified: 'false' }
    expect((await ask({ with: { verifiedOnly: false }, request: { userAttributes } })).mails).toHaveLength(1)
  })

  it('is not right for a stranger even if it is', async () => {
    const asked = await ask()
    const nobody = { userAttributes: {}, userNotFound: true }
    expect(await judge(asked.privateChallengeParameters, codeIn(asked), nobody)).toBe(false)
  })

  it.each([{}, { salt: '', digest: '' }, { salt: 'a' }, { digest: 'a' }, { salt: 'a', digest: 'a' }])(
    'is not right where %j is all that was kept',
    async (kept) => {
      expect(await judge(kept, '')).toBe(false)
      expect(await judge(kept, '123456')).toBe(false)
    },
  )

  it('that cannot be sent ends the sign-in', async () => {
    await expect(ask({}, 500)).rejects.toThrow('the code could not be sent')
    const alone = { request: { userAttributes: person, session: [] }, world: {} }
    await expect(call('CreateAuthChallenge_Authentication', alone)).rejects.toThrow(
      'the code could not be sent',
    )
  })

  it.each([
    ['words without the code', { text: 'Hello there' }, 'the `text` of email-code has no {code}'],
    ['a code of five digits', { length: 5 }, 'PW-HOOK-013'],
    ['no attempts', { attempts: 0 }, 'PW-HOOK-013'],
  ])('is not made with %s', async (_, settings, why) => {
    await expect(ask({ with: settings })).rejects.toThrow(why)
  })
})
