import { expect, it } from 'vitest'
import { perform } from '../../../src/engine/flow.ts'
import { readAuthorization } from '../../../src/engine/oauth/read-authorization.ts'
import { answerAtPages, openAtPages } from '../../../src/engine/oauth/sign-in-at-pages.ts'
import { ana, password, says, type Setting } from '../../world.ts'
import { app, callback } from './app.ts'

const withPhone: Setting = {
  users: [
    {
      ...ana,
      attributes: { ...ana.attributes, phone_number: '+15555550100', phone_number_verified: 'true' },
    },
  ],
  pool: {
    UserPoolTier: 'ESSENTIALS',
    MfaConfiguration: 'OPTIONAL',
    EnabledMfas: ['SMS_MFA'],
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
  },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
}

/** Begins at the pages as an app wishes. */
async function begin(acr_values: string, setting: Setting = withPhone) {
  const made = await app(setting)
  const { pool, client, ports } = made
  const query = { client_id: client.id, redirect_uri: callback, response_type: 'code', acr_values }
  const asked = readAuthorization(query, pool, { managed: true })
  if (asked.kind !== 'sound') throw new Error(`the request is ${asked.kind}`)
  const at = { pool, client, authorization: asked.authorization }
  const given = { USERNAME: 'ana', PASSWORD: password, PREFERRED_CHALLENGE: 'PASSWORD' }
  const { said } = await perform(openAtPages, { ...at, authFlow: 'USER_AUTH' as const, given }, ports)
  return { made, at, said }
}

it('has a second proof asked for that an app wishes and nobody else demands', async () => {
  const { made, at, said } = await begin('urn:cognito:loa:3')
  if (said.kind !== 'challenge') throw new Error('nothing was asked')
  expect(said.name).toBe('SMS_MFA')
  const given = { USERNAME: 'ana', SMS_MFA_CODE: made.inbox.at(-1)?.code ?? '' }
  const facts = { ...at, challengeName: 'SMS_MFA', session: said.session, typed: 'ana', given }
  const done = (await perform(answerAtPages, facts, made.ports)).said
  if (done.kind !== 'admitted') throw new Error('nobody was admitted')
  const { idToken } = await made.redeem(new URL(done.address).searchParams.get('code') ?? '')
  expect(says(idToken)).toMatchObject({ acr: 'urn:cognito:loa:3', amr: ['pwd', 'sms', 'mfa'] })
})

it.each(['urn:cognito:loa:1', 'urn:other', ''])('has nothing more asked for %s', async (wished) => {
  expect((await begin(wished)).said.kind).toBe('admitted')
})

it('is passed over in pools whose tier knows no levels', async () => {
  const { said } = await begin('urn:cognito:loa:3', {
    ...withPhone,
    pool: { ...withPhone.pool, UserPoolTier: 'LITE' },
  })
  expect(said.kind).toBe('admitted')
})
