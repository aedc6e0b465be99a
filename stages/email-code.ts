import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type {
  CreateAuthChallengeEvent,
  DefineAuthChallengeEvent,
  Handler,
  VerifyAuthChallengeResponseEvent,
} from 'poolwright'

type Event = DefineAuthChallengeEvent | CreateAuthChallengeEvent | VerifyAuthChallengeResponseEvent

interface Settings {
  after: 'nothing' | 'password'
  attempts: number
  length: number
  verifiedOnly: boolean
  from: string
  subject: string
  text: string
}

/** One script at three hooks: what comes next, a code in the mail, and whether the answer is that code. */
export const handler: Handler<Event, Event, Settings> = async (event, { poolwright }) => {
  switch (event.triggerSource) {
    case 'DefineAuthChallenge_Authentication':
      event.response = decide(event.request, poolwright.with)
      break
    case 'CreateAuthChallenge_Authentication':
      event.response = await ask(event, poolwright.with)
      break
    case 'VerifyAuthChallengeResponse_Authentication':
      event.response = { answerCorrect: isRight(event.request) }
  }
  return event
}

const mark = 'EMAIL_CODE'

function decide(
  { session, userAttributes, userNotFound }: DefineAuthChallengeEvent['request'],
  may: Settings,
) {
  const last = session.at(-1)
  const others = session.filter(({ challengeName }) => challengeName !== 'CUSTOM_CHALLENGE')
  const wrong = session.filter(({ challengeResult }) => !challengeResult)
  const proved = (name: string) =>
    others.some(({ challengeName, challengeResult }) => challengeName === name && challengeResult)

  const second = may.after === 'password'
  const begun = second ? session[0]?.challengeName === 'SRP_A' : others.length === 0
  const failAuthentication =
    !begun || wrong.length >= may.attempts || wrong.some((each) => others.includes(each))
  const answered =
    last?.challengeName === 'CUSTOM_CHALLENGE' &&
    last.challengeResult &&
    last.challengeMetadata?.startsWith(`${mark}:`) === true
  const issueTokens =
    !failAuthentication && answered && !userNotFound && (!second || proved('PASSWORD_VERIFIER'))

  const temporary = userAttributes['cognito:user_status'] === 'FORCE_CHANGE_PASSWORD'
  const next = () => {
    if (second && !proved('PASSWORD_VERIFIER')) return 'PASSWORD_VERIFIER'
    return second && temporary && !proved('NEW_PASSWORD_REQUIRED')
      ? 'NEW_PASSWORD_REQUIRED'
      : 'CUSTOM_CHALLENGE'
  }
  return { issueTokens, failAuthentication, challengeName: issueTokens || failAuthentication ? null : next() }
}

/** Sends a new code, or asks for the one sent before in this sign-in. Nobody can tell a stranger from others. */
async function ask({ request, region }: CreateAuthChallengeEvent, settings: Settings) {
  const { session, userAttributes, userNotFound } = request
  const { email, email_verified: verified } = userAttributes
  const sent = session.findLast(({ challengeMetadata }) => challengeMetadata?.startsWith(`${mark}:`))
  let [, salt, digest] = sent?.challengeMetadata?.split(':') ?? []
  if (!salt || !digest) {
    const code = String(randomInt(10 ** settings.length)).padStart(settings.length, '0')
    const reached = !userNotFound && email && (verified === 'true' || !settings.verifiedOnly)
    salt = randomBytes(16).toString('hex')
    // Without an address to send it to there is no code, and nothing is right.
    digest = digestOf(salt, reached ? code : randomBytes(32).toString('hex'))
    if (reached) await mail(region, email, code, settings)
  }
  return {
    publicChallengeParameters: { challenge: mark, codeLength: `${settings.length}` },
    privateChallengeParameters: { salt, digest },
    challengeMetadata: `${mark}:${salt}:${digest}`,
  }
}

async function mail(region: string, to: string, code: string, { from, subject, text }: Settings) {
  if (!text.includes('{code}')) throw new TypeError('the `text` of email-code has no {code}')
  const body = {
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: { Subject: { Data: subject }, Body: { Text: { Data: text.replaceAll('{code}', code) } } },
    },
  }
  const answer = await fetch(`https://email.${region}.amazonaws.com/v2/email/outbound-emails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((error: unknown) => console.error(error))
  if (!answer?.ok) throw new Error('the code could not be sent')
}

function isRight(request: VerifyAuthChallengeResponseEvent['request']): boolean {
  const { salt, digest } = request.privateChallengeParameters ?? {}
  if (!salt || !digest || request.userNotFound) return false
  const [kept, given] = [digest, digestOf(salt, request.challengeAnswer ?? '')].map((one) => Buffer.from(one))
  return kept !== undefined && given?.length === kept.length && timingSafeEqual(kept, given)
}

/** Blanks are not part of a code. */
const digestOf = (salt: string, code: string) =>
  createHash('sha256')
    .update(salt + code.replaceAll(/\s/g, ''))
    .digest('hex')
