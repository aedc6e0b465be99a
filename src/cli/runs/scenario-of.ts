import { hookNames, type HookKey, type HookName } from '../../model/hook.ts'
import type { Model } from '../../model/model.ts'
import type { AppClient } from '../../model/pool.ts'
import type { RecordedRun } from '../../model/recorded-run.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { lastStages, eventOf, hooksOf } from './recorded-event.ts'
import { covered } from '../../engine/redact.ts'
import { credentialsDraft } from './credentials-draft.ts'
import { another, placeholder } from './stand-ins.ts'
import { knownClaims, userIn, type KnownUser } from './user-in.ts'
import { usualWay } from './usual-way.ts'

/** A run as a scenario, and what should be said of it: what stands there in place of what was not kept. */
export interface Scenario {
  readonly document: JsonObject
  readonly comments: readonly string[]
}

interface Draft {
  readonly steps: readonly JsonObject[]
  /** Whether somebody is there before the first step, and how far the account has come. */
  readonly given?: { readonly status?: string }
  readonly notes?: readonly string[]
}

/** Writes a run as a scenario of the language: what was there, the step that was taken, and what came of it. */
export function scenarioOf(run: RecordedRun, model: Model): Scenario {
  const fetched = credentialsDraft(run, model)
  const pool = fetched?.pool ?? model.pools.find(({ id }) => id === run.pool)
  const client = pool?.clients.find(({ id }) => id === run.client)
  const user = userIn(run, pool)
  const { steps, given, notes = [] }: Draft = fetched ?? draft(run, client, user)
  const users =
    fetched?.users ?? (given && { [user.story]: { ...user.account, ...given, password: placeholder } })
  const around = surroundings(run, model)
  const password = JSON.stringify([steps, users]).includes(placeholder)
  const document = {
    description: `${run.operation} of ${run.id}, recorded at ${run.at}`,
    pool: pool?.name ?? run.pool ?? 'unknown',
    ...(model.env !== undefined && { env: model.env }),
    clock: run.at,
    ...((users || around) && {
      given: {
        ...(users && { users }),
        ...around,
      },
    }),
    steps,
  }
  return {
    document: document as JsonObject,
    comments: [
      'yaml-language-server: $schema=../node_modules/poolwright/schemas/config/scenario.schema.json',
      ...(password ? [`The password was not kept: ${placeholder} stands in its place.`] : []),
      ...(around?.secrets ? ['The secrets were not kept: say what they read as.'] : []),
      ...(around?.fetch ? ['What was fetched was not kept but for its status: say it under given.'] : []),
      ...notes,
      ...(pool ? [] : ['The project has no such pool any more.']),
      ...(JSON.stringify(document).includes('[redacted]')
        ? ['Where it reads [redacted] a secret was not kept: say another.']
        : []),
    ],
  }
}

const flows: Readonly<Record<string, string>> = {
  USER_PASSWORD_AUTH: 'password',
  ADMIN_USER_PASSWORD_AUTH: 'adminPassword',
  ADMIN_NO_SRP_AUTH: 'adminPassword',
  USER_SRP_AUTH: 'srp',
  CUSTOM_AUTH: 'custom',
}
const refreshing = ['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN']

/** The steps that lead to what the run did, the last of them with what came of it. */
function draft(run: RecordedRun, app: AppClient | undefined, user: KnownUser): Draft {
  const { operation, asked = {} } = run
  const expect = expectation(run)
  const expected = Object.keys(expect).length ? { expect } : {}
  const clientMetadata = asked['ClientMetadata']
  const told = {
    ...(isObject(clientMetadata) && Object.keys(clientMetadata).length && { clientMetadata }),
    ...expected,
  }
  if (app === undefined) return byItself(run, expect)
  const { name: client } = app
  const isTheirs = run.outcome !== 'NotAuthorizedException' || run.message !== wrongPassword
  const who = { client, username: user.typed }
  const signUp = {
    name: `${user.story} signs up`,
    do: 'signUp',
    ...who,
    password: placeholder,
    ...(Object.keys(user.asked).length && { attributes: user.asked }),
  }
  const signIn = (by: string) => ({
    name: `${user.story} signs in`,
    do: 'signIn',
    by,
    ...who,
    ...(by !== 'custom' && { password: isTheirs ? placeholder : another }),
  })
  if (operation === 'SignUp') return { steps: [{ ...signUp, ...told }] }
  if (operation === 'ConfirmSignUp') {
    const own = Object.entries(user.account.attributes).filter(([name]) => mayWrite(app, name))
    const attributes = own.length && { attributes: Object.fromEntries(own) }
    const confirm = { name: `${user.story} confirms the account`, do: 'confirmSignUp', ...who, ...expected }
    return {
      steps: [{ ...signUp, ...attributes }, confirm],
      notes: ['The code is the one that the step before it sends.'],
    }
  }
  const flow = String(asked['AuthFlow'] ?? '')
  const known = user.account.status ? { status: user.account.status } : {}
  const given = run.outcome === 'UserNotFoundException' ? {} : { given: known }
  if (/^(Admin)?InitiateAuth$/.test(operation) && flows[flow]) {
    const by = flows[flow]
    const half = by === 'srp' && run.outcome === 'answered'
    return {
      ...given,
      steps: [{ ...signIn(by), ...(half ? {} : told) }],
      ...(half && {
        notes: [
          'This is the first half of SRP, and a step is the whole of it: what comes of that is recorded',
          `in the RespondToAuthChallenge after ${run.id} (poolwright runs ls --operation RespondToAuthChallenge).`,
        ],
      }),
    }
  }
  if (operation === 'GetTokensFromRefreshToken' || refreshing.includes(flow)) {
    const refresh = { name: `${user.story} refreshes the session`, do: 'refresh', ...told }
    return { ...given, steps: [signIn(usualWay(app)), refresh], notes: [begun] }
  }
  const challenge = asked['ChallengeName']
  if (/^(Admin)?RespondToAuthChallenge$/.test(operation) && typeof challenge === 'string') {
    if (challenge === 'PASSWORD_VERIFIER') {
      // Hooks of the first half are recorded in another run, and a step is the whole of it.
      const { hooks: _, ...seen } = expect
      const whole = { ...told, ...(Object.keys(seen).length ? { expect: seen } : { expect: undefined }) }
      return { ...given, steps: [defined({ ...signIn('srp'), ...whole })] }
    }
    const answer = {
      name: `${user.story} answers ${challenge}`,
      do: 'answer',
      challenge,
      ...responsesIn(asked),
      ...told,
    }
    const by = challenge === 'CUSTOM_CHALLENGE' ? 'custom' : usualWay(app)
    const status =
      challenge === 'NEW_PASSWORD_REQUIRED' ? { given: { status: 'FORCE_CHANGE_PASSWORD' } } : given
    return { ...status, steps: [signIn(by), answer], notes: [begun] }
  }
  return byItself(run, expect)
}

const wrongPassword = 'Incorrect username or password.'

const defined = (step: Readonly<Record<string, Json | undefined>>) =>
  Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined)) as JsonObject

const begun = 'How it began is recorded in another run; here it begins in the usual way.'

/** What no step of a scenario does: each script that ran, called by itself. */
function byItself(run: RecordedRun, { error, message }: JsonObject): Draft {
  const steps = hooksOf(run).flatMap((hook) =>
    lastStages(hook).flatMap((stage): JsonObject[] => {
      if (stage.outcome === 'skipped') return []
      const failed = stage.outcome === 'failed'
      const expect = failed
        ? { ...(error !== undefined && { error }), ...(message !== undefined && { message }) }
        : { response: stage.response as Json }
      return [
        {
          name: `${stage.trigger} at ${hook.triggerSource}`,
          do: 'invoke',
          trigger: stage.trigger,
          event: eventOf(run, hook, stage.trigger),
          expect,
        },
      ]
    }),
  )
  return {
    steps,
    notes: [`No step of a scenario is ${run.operation}: its scripts are called by themselves.`],
  }
}

/** What came of the run, as a scenario expects it. */
function expectation(run: RecordedRun): JsonObject {
  const { outcome, message, claims = {}, said = {} } = run
  const fired = hooksOf(run)
    .filter(({ stages }) => stages.some(({ outcome }) => outcome !== 'skipped'))
    .map(({ hook }) => keyOf(hook))
  const hooksRan = fired.length ? { hooks: fired } : {}
  if (outcome !== 'answered') return { error: outcome, ...(message && { message }), ...hooksRan }
  const { CodeDeliveryDetails: delivery, ChallengeName: challenge } = said
  const medium = isObject(delivery) ? delivery['DeliveryMedium'] : undefined
  const id = claims.id && knownClaims(claims.id)
  const access = claims.access && knownClaims(claims.access)
  return {
    ...(id && { id }),
    ...(access && { access }),
    ...(typeof challenge === 'string' && { challenge }),
    ...(typeof medium === 'string' && { sent: medium === 'SMS' ? 'sms' : 'email' }),
    ...hooksRan,
  }
}

/** Codes that were sent: a step takes the last of them unless it says another. */
const sentCodes = ['EMAIL_OTP_CODE', 'SMS_MFA_CODE', 'SMS_OTP_CODE']

/** Whether somebody who signs up at a client may say an attribute: what is verified, nobody says of themselves. */
const mayWrite = ({ properties: { WriteAttributes } }: AppClient, name: string) =>
  !name.endsWith('_verified') && (WriteAttributes?.includes(name) ?? true)

/** Answers of a challenge; who answers and how that is proved is the runner's own affair. */
function responsesIn({ ChallengeResponses: given }: JsonObject): JsonObject {
  const own = ['USERNAME', 'SECRET_HASH', 'DEVICE_KEY']
  const responses = Object.entries(isObject(given) ? given : {}).flatMap(([name, value]) => {
    if (own.includes(name) || (value === covered && sentCodes.includes(name))) return []
    return [[name, value === covered && name === 'NEW_PASSWORD' ? another : value] as const]
  })
  return responses.length ? { responses: Object.fromEntries(responses) } : {}
}

/** What scripts of the run had around them: secrets, and what they fetched. */
function surroundings(run: RecordedRun, model: Model) {
  const stages = hooksOf(run).flatMap((hook) => lastStages(hook))
  const triggers = model.triggers.filter(({ name }) => stages.some(({ trigger }) => trigger === name))
  const secrets = triggers.flatMap(({ capabilities }) => capabilities.secrets)
  const fetched = stages.flatMap(({ calls }) =>
    calls.flatMap(({ kind, what, outcome }) =>
      kind === 'fetch' && /^(GET|HEAD|POST|PUT|PATCH|DELETE) https?:\/\/\S+$/.test(what)
        ? [[what, { status: statusOf(outcome) }] as const]
        : [],
    ),
  )
  if (!secrets.length && !fetched.length) return undefined
  return {
    ...(secrets.length && { secrets: Object.fromEntries(secrets.map((name) => [name, 'placeholder'])) }),
    ...(fetched.length && { fetch: Object.fromEntries(fetched) }),
  }
}

const statusOf = (outcome: string) => (/^[1-5]\d\d$/.test(outcome) ? Number(outcome) : 503)
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const keyOf = (hook: HookName) =>
  (Object.keys(hookNames) as HookKey[]).find((key) => hookNames[key] === hook) ?? hook
