import type { Message } from '../engine/effect.ts'
import type { Model } from '../model/model.ts'
import type { UserPool } from '../model/pool.ts'

/** Messages of a medium that have no way out of a server, and whose they are. */
export interface Lost {
  readonly medium: Message['medium']
  /** Names of pools. */
  readonly pools: readonly string[]
}

/** Whether a pool sends by a medium itself: any may invite by mail, and few have to do with phones. */
const sends: Readonly<Record<Message['medium'], (pool: UserPool) => boolean>> = {
  EMAIL: ({ properties }) => !properties.LambdaConfig?.CustomEmailSender,
  SMS: ({ properties }) =>
    !properties.LambdaConfig?.CustomSMSSender &&
    Boolean(
      properties.SmsConfiguration ||
      properties.AutoVerifiedAttributes?.includes('phone_number') ||
      properties.EnabledMfas?.includes('SMS_MFA'),
    ),
}

/** What `serve` cannot deliver, since the environment says no way out for it. */
export function lostMessages({ pools, waysOut }: Pick<Model, 'pools' | 'waysOut'>): readonly Lost[] {
  const ways = { EMAIL: waysOut.email, SMS: waysOut.sms }
  return (['EMAIL', 'SMS'] as const)
    .filter((medium) => !ways[medium])
    .map((medium) => ({ medium, pools: pools.filter(sends[medium]).map(({ name }) => name) }))
    .filter((lost) => lost.pools.length > 0)
}

/** What an operator is told of it. */
export const lostWords = ({ medium, pools }: Lost): string =>
  `${medium === 'EMAIL' ? 'mail' : 'texts'} of ${pools.map((name) => `\`${name}\``).join(', ')} cannot be delivered: say \`delivery.${medium === 'EMAIL' ? 'email' : 'sms'}\` in the environment`
