import { confirmDevice } from '../confirm-device.ts'
import { clientOf, proofOf } from '../client-of.ts'
import type { Story } from '../open-story.ts'
import { seenOfSignIn, type Seen } from '../seen.ts'
import { afterAnswer, type SignedIn } from '../signed-in.ts'
import { srpExchange } from '../srp-exchange.ts'
import { Unplayable, type Act, type StepOf } from '../step.ts'

type SignInStep = StepOf<'signIn'>

/** Somebody signs in. Whatever was signed in before is forgotten. */
export const signIn: Act<'signIn'> = async (step, story) => {
  delete story.signedIn
  story.comesFrom(step.from)
  return confirmDevice(await ways[step.by](step, story), story)
}

const ways: Readonly<Record<SignInStep['by'], (step: SignInStep, story: Story) => Promise<Seen>>> = {
  srp: (step, story) => bySrp(step, story, 'USER_SRP_AUTH', {}),
  password: (step, story) => byPassword(step, story, false),
  adminPassword: (step, story) => byPassword(step, story, true),
  custom: (step, story) =>
    step.password === undefined
      ? begin(step, story, 'CUSTOM_AUTH', {}).then(({ result, before }) =>
          seenOfSignIn(result, story, before),
        )
      : bySrp(step, story, 'CUSTOM_AUTH', { CHALLENGE_NAME: 'SRP_A' }),
  emailOtp: (step, story) => byCode(step, story, 'EMAIL_OTP'),
  smsOtp: (step, story) => byCode(step, story, 'SMS_OTP'),
}

function passwordOf({ by, password }: SignInStep): string {
  if (password === undefined) throw new Unplayable(`signing in by ${by} takes a \`password\``)
  return password
}

/** What an administrator's server says of whom it signs in. An address belongs to it. */
const heardFrom = ({ from }: SignInStep) =>
  from?.ip === undefined
    ? {}
    : {
        ContextData: {
          IpAddress: from.ip,
          ServerName: 'localhost',
          ServerPath: '/',
          HttpHeaders: from.userAgent ? [{ headerName: 'User-Agent', headerValue: from.userAgent }] : [],
        },
      }

async function begin(
  step: SignInStep,
  story: Story,
  AuthFlow: string,
  parameters: Readonly<Record<string, string>>,
  admin = false,
) {
  const { username, clientMetadata } = step
  const client = clientOf(story, step.client)
  const proof = proofOf(story, client, username)
  const before: SignedIn = { client, typed: username, admin }
  const result = await story.perform(admin ? 'AdminInitiateAuth' : 'InitiateAuth', {
    ...(admin && { UserPoolId: story.pool.id, ...heardFrom(step) }),
    ClientId: client.id,
    AuthFlow,
    AuthParameters: { USERNAME: username, ...parameters, ...(proof && { SECRET_HASH: proof }) },
    ...(clientMetadata && { ClientMetadata: clientMetadata }),
  })
  return { result, before }
}

async function byPassword(step: SignInStep, story: Story, admin: boolean): Promise<Seen> {
  const flow = admin ? 'ADMIN_USER_PASSWORD_AUTH' : 'USER_PASSWORD_AUTH'
  const { result, before } = await begin(step, story, flow, { PASSWORD: passwordOf(step) }, admin)
  return seenOfSignIn(result, story, before)
}

/** Asks for a code, which the next step brings back. */
async function byCode(step: SignInStep, story: Story, PREFERRED_CHALLENGE: string): Promise<Seen> {
  const { result, before } = await begin(step, story, 'USER_AUTH', { PREFERRED_CHALLENGE })
  return seenOfSignIn(result, story, before)
}

/** Both halves of the exchange, unless something else is asked in between. */
async function bySrp(
  step: SignInStep,
  story: Story,
  flow: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Seen> {
  const password = passwordOf(step)
  const exchange = srpExchange(story.pool.id, story.ports.random)
  const { result, before } = await begin(step, story, flow, { ...parameters, SRP_A: exchange.SRP_A })
  if ('fault' in result) return seenOfSignIn(result, story, before)
  const asked = afterAnswer(before, result.output)
  if (asked.challenge !== 'PASSWORD_VERIFIER') return seenOfSignIn(result, story, before)
  const claim = exchange.claim(asked.parameters ?? {}, password, story.clock.now)
  const proof = proofOf(story, asked.client, claim['USERNAME'] ?? '')
  const answered = await story.perform('RespondToAuthChallenge', {
    ClientId: asked.client.id,
    ChallengeName: 'PASSWORD_VERIFIER',
    ...(asked.session && { Session: asked.session }),
    ChallengeResponses: { ...claim, ...(proof && { SECRET_HASH: proof }) },
    ...(step.clientMetadata && { ClientMetadata: step.clientMetadata }),
  })
  return seenOfSignIn(answered, story, before)
}
