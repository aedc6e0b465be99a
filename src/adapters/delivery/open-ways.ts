import type { Ports } from '../../engine/ports.ts'
import type { WaysOut } from '../../model/delivery.ts'
import { Undelivered } from './undelivered.ts'
import type { Way, Ways } from './way.ts'

interface Needs {
  readonly clock: Pick<Ports['clock'], 'now'>
  /** The text of a secret; `undefined` where nobody has given it. */
  readonly secret: (name: string) => string | undefined
}

/** The ways out of an environment. What each is made of is loaded when the first message takes it. */
export function openWays({ email, sms }: WaysOut, needs: Needs): Ways {
  const ways = { EMAIL: email && lazily(email, needs), SMS: sms && lazily(sms, needs) }
  return (medium) => ways[medium]
}

function lazily(said: NonNullable<WaysOut['email'] | WaysOut['sms']>, needs: Needs): Way {
  let opened: Promise<Way> | undefined
  return {
    async hand(parcel, signal) {
      opened ??= open(said, needs)
      const way = await opened.catch((error: unknown) => {
        opened = undefined
        throw error
      })
      await way.hand(parcel, signal)
    },
  }
}

async function open(
  said: NonNullable<WaysOut['email'] | WaysOut['sms']>,
  { clock, secret }: Needs,
): Promise<Way> {
  const known = (name: string) => {
    const text = secret(name)
    if (text === undefined) throw new Undelivered(`the secret \`${name}\` is missing`, { passing: true })
    return text
  }
  switch (said.via) {
    case 'smtp': {
      const { login, ...more } = said
      const proof = login && { login: { user: login.user, password: known(login.password) } }
      return (await import('./smtp.ts')).openSmtp({ ...more, ...proof })
    }
    case 'webhook': {
      const { key, ...more } = said
      return (await import('./webhook.ts')).openWebhook({ ...more, key: known(key), clock })
    }
    case 'sns': {
      const { secretAccessKey, ...more } = said
      return (await import('./sns.ts')).openSns({ ...more, secretAccessKey: known(secretAccessKey), clock })
    }
  }
}
