import { expect, it } from 'vitest'
import { messages } from '../../src/cli/doctor/messages.ts'
import type { Patient } from '../../src/cli/doctor-check.ts'
import { lostMessages, lostWords } from '../../src/app/lost-messages.ts'
import type { Model } from '../../src/model/model.ts'
import { modelOf } from '../model-of.ts'

const pools = {
  'pools/mail.pool.yaml': 'signUp: { verify: [email] }\n',
  'pools/phones.pool.yaml': 'signUp: { verify: [phone] }\n',
}
const model = modelOf(pools)
const sender = {
  LambdaVersion: 'V1_0',
  LambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:mailer',
} as const
/** The same pools, whose messages scripts send. */
const senders: Model = {
  ...model,
  pools: model.pools.map((pool) => ({
    ...pool,
    properties: { ...pool.properties, LambdaConfig: { CustomEmailSender: sender, CustomSMSSender: sender } },
  })),
}
const look = (env: string | undefined, of = model) =>
  messages.look({ loaded: { model: of }, ...(env !== undefined && { env }) } as unknown as Patient)

it('tells of each medium whose messages it is that have no way out', () => {
  const lost = lostMessages(model)
  expect(lost).toEqual([
    { medium: 'EMAIL', pools: ['mail', 'phones'] },
    { medium: 'SMS', pools: ['phones'] },
  ])
  expect(lost.map(lostWords)).toEqual([
    'mail of `mail`, `phones` cannot be delivered: say `delivery.email` in the environment',
    'texts of `phones` cannot be delivered: say `delivery.sms` in the environment',
  ])
})

it('tells of no medium that has a way out, or a script of its own', () => {
  const email = { via: 'smtp', host: 'localhost', port: 25, security: 'none' } as const
  expect(lostMessages({ ...model, waysOut: { email } })).toMatchObject([{ medium: 'SMS' }])
  expect(lostMessages(senders)).toEqual([])
})

it('is what `doctor` warns of where an environment is to be served', () => {
  expect(look('prod')).toMatchObject([{ verdict: 'warning' }, { verdict: 'warning' }])
  expect(look('prod', senders)).toMatchObject([{ verdict: 'ok' }])
  expect(look(undefined)).toEqual([{ verdict: 'ok', message: 'they stay in the inbox of `dev`' }])
})
