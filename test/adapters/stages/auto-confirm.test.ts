import { expect, it } from 'vitest'
import { bench } from './stage.ts'

const { call } = bench('auto-confirm')
const none = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }
const both = { email: 'ana@example.com', phone_number: '+15555550100' }

it.each([
  ['confirms', {}, both, { autoConfirmUser: true }],
  ['verifies an address', { verifyEmail: true }, both, { autoConfirmUser: true, autoVerifyEmail: true }],
  ['verifies a number', { verifyPhone: true }, both, { autoConfirmUser: true, autoVerifyPhone: true }],
  ['verifies without confirming', { confirm: false, verifyEmail: true }, both, { autoVerifyEmail: true }],
  ['verifies no address that is not there', { verifyEmail: true }, {}, { autoConfirmUser: true }],
  ['verifies no empty number', { verifyPhone: true }, { phone_number: '' }, { autoConfirmUser: true }],
  ['confirms people of its domains', { domains: ['*.com'] }, both, { autoConfirmUser: true }],
  ['confirms nobody of others', { domains: ['example.org'], verifyPhone: true }, both, {}],
  ['confirms nobody without a domain', { domains: ['example.org'] }, {}, {}],
  ['confirms no address in doubt', { domains: ['example.com'] }, { email: 'e@evil.test@example.com' }, {}],
])('%s', async (_, settings, userAttributes, response) => {
  const answer = await call('PreSignUp_SignUp', { with: settings, request: { userAttributes } })
  expect(answer.response).toEqual({ ...none, ...response })
})

it.each(['PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'] as const)(
  'leaves accounts of %s as they are',
  async (source) => {
    const settings = { verifyEmail: true, verifyPhone: true }
    const { response } = await call(source, { with: settings, request: { userAttributes: both } })
    expect(response).toEqual(none)
  },
)

it('takes nothing back that a stage before it has given', async () => {
  const response = { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false }
  const request = { userAttributes: both }
  const answer = await call('PreSignUp_SignUp', { with: { confirm: false }, request, response })
  expect(answer.response).toEqual(response)
})
