import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { choose, flow, type Step } from '../flow.ts'
import type { Texts } from '../sign-in/turn.ts'
import { commitBefore } from '../steps/commit-before.ts'
import type { CodeDelivery, Destination } from './destination.ts'
import { sendCode } from './send-code.ts'

type Address = Destination['attribute']

interface Changed {
  readonly pool: UserPool
  readonly client: AppClient | undefined
  readonly user: User
  readonly clientMetadata: Texts | undefined
  readonly renewed: readonly Address[]
  readonly pending: Readonly<Partial<Record<Address, string>>>
}

const verify = (attribute: Address): Step<Changed, { delivery: CodeDelivery | undefined }> =>
  flow<Changed>(`verify ${attribute}`)
    .step({
      name: 'choose where the code goes',
      run: ({ pool, user, pending }: Changed): { destination: Destination | undefined } => {
        const next = pending[attribute]
        if (next) return { destination: { attribute, to: next, pending: true } }
        const to = user.attributes[attribute]
        const asked = pool.properties.AutoVerifiedAttributes?.includes(attribute)
        const open = user.attributes[`${attribute}_verified`] !== 'true'
        return { destination: asked && open && to ? { attribute, to } : undefined }
      },
    })
    .step(sendCode(attribute, 'UpdateUserAttribute'))

const ways = { email: verify('email'), phone_number: verify('phone_number') }

const sendCodes: Step<Changed, { deliveries: readonly CodeDelivery[] }> = {
  name: 'send codes',
  parts: ways,
  async run(facts, ports, run) {
    const deliveries: CodeDelivery[] = []
    for (const attribute of facts.renewed) {
      const { delivery } = await choose('by', () => attribute, ways).run(facts, ports, run)
      if (delivery) deliveries.push(delivery)
    }
    return { deliveries }
  },
}

/** Asks each new address to prove itself, once the change is kept. */
export const verifyRenewed: Step<Changed, { deliveries: readonly CodeDelivery[] }> = flow<Changed>(
  'verify new addresses',
)
  .step(commitBefore('CustomMessage'))
  .step(sendCodes)
