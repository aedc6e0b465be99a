import { Fault } from '../../model/fault.ts'
import type { Memory } from '../../model/sign-in.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Challenge } from '../challenge.ts'
import { flow, type Step } from '../flow.ts'
import { required, type Turn } from '../sign-in/turn.ts'
import { checkStatusInTurn } from '../steps/check-status.ts'
import { pass } from '../steps/pass.ts'
import { setPassword } from '../steps/set-password.ts'
import {
  checkAttributes,
  checkMutable,
  checkWritable,
  missingAttributes,
  readable,
  schemaOf,
} from '../users/attributes.ts'
import { namesOf } from '../users/names.ts'

const prefix = 'userAttributes.'

const ask: Challenge<'NEW_PASSWORD_REQUIRED'>['ask'] = {
  name: 'ask for a password',
  run: ({ pool, client, user }) => ({
    parameters: {
      USER_ID_FOR_SRP: user.username,
      userAttributes: JSON.stringify(
        Object.fromEntries(Object.entries(user.attributes).filter(([name]) => readable(client, name))),
      ),
      requiredAttributes: JSON.stringify(
        missingAttributes(pool, user.attributes).map((name) => `${prefix}${name}`),
      ),
    },
    memory: { salt: user.password?.salt ?? null },
  }),
}

// An administrator may have set another password since the question, for good or for a while.
const checkNeeded: Step<Turn & { memory: Memory['NEW_PASSWORD_REQUIRED'] }> = {
  name: 'check that a password is needed',
  run({ user, memory }) {
    const due = user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'RESET_REQUIRED'
    const same = memory.salt === (user.password?.salt ?? null)
    if (!user.stranger && !(due && same))
      throw new Fault('NotAuthorizedException', 'Invalid session for the user.')
    return undefined
  },
}

const readAnswer: Step<Turn, { newPassword: string }> = {
  name: 'read answer',
  run: ({ given }) => ({ newPassword: required(given, 'NEW_PASSWORD') }),
}

const addresses = ['email', 'phone_number']

/** Refuses to change what is there already: an address, or what the pool demands. */
function checkAbsent(pool: UserPool, { attributes }: User, names: readonly string[]): void {
  const schema = schemaOf(pool)
  const provided = names.find(
    (name) => attributes[name] && (addresses.includes(name) || schema.get(name)?.Required),
  )
  if (provided) throw new Fault('NotAuthorizedException', `Cannot modify an already provided ${provided}`)
}

/** Takes the attributes that the user was asked for together with the password. A new address is not verified. */
const fillIn: Step<Turn, { user: User }> = {
  name: 'fill in attributes',
  run({ pool, client, user, given }, { clock }, { effects }) {
    const said = Object.fromEntries(
      Object.entries(given)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value]),
    )
    const names = Object.keys(said)
    checkWritable(client, names)
    checkAbsent(pool, user, names)
    checkMutable(pool, user.attributes, names)
    checkAttributes(pool, said)
    const unverified = Object.fromEntries(
      addresses.filter((name) => names.includes(name)).map((name) => [`${name}_verified`, 'false']),
    )
    const filled = { ...said, ...unverified }
    const attributes = { ...user.attributes, ...filled }
    const [missing] = missingAttributes(pool, attributes)
    if (missing)
      throw new Fault('InvalidParameterException', `Invalid attributes given, ${missing} is missing`)
    if (!names.length) return { user }
    const changed = { ...user, attributes, modifiedAt: clock.now() }
    effects.push({
      kind: 'patch user',
      poolId: pool.id,
      username: user.username,
      set: { attributes: filled, modifiedAt: changed.modifiedAt },
      names: namesOf(pool, changed),
    })
    return { user: changed }
  },
}

/** Asks for a password of the user's own, in place of one that somebody else chose. */
export const NEW_PASSWORD_REQUIRED: Challenge<'NEW_PASSWORD_REQUIRED'> = {
  ask,
  answer: flow<Turn & { memory: Memory['NEW_PASSWORD_REQUIRED'] }>('NEW_PASSWORD_REQUIRED')
    .step(checkStatusInTurn)
    .step(checkNeeded)
    .step(readAnswer)
    .step(fillIn)
    .step(setPassword)
    .step(pass('NEW_PASSWORD_REQUIRED')),
}
