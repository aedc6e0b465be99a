import type { SignInCode } from '../../model/sign-in.ts'
import type { Question } from '../challenge.ts'
import { choose, flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { CustomMessage, type Wording } from '../hooks/custom-message.ts'
import { drawDigits } from '../secrets/random-text.ts'
import { signInCodeHash } from '../secrets/code-hash.ts'
import type { Turn } from '../sign-in/turn.ts'
import { mediumOf, sayDelivery, type Destination } from './destination.ts'
import { dispatch } from './dispatch.ts'
import { word } from './wording.ts'

type Asking = Turn & { readonly destination: Destination }

/** Nothing goes to those who cannot come in: the question looks the same. */
const nobody = ({ user }: Asking) => user.stranger === true || !user.enabled

const wordIt: Step<Asking, { wording: Wording }> = choose(
  'word it',
  (facts: Asking) => (nobody(facts) ? 'for nobody' : 'by the script'),
  {
    'for nobody': { name: 'no words', run: () => ({ wording: {} }) },
    'by the script': hook(CustomMessage, 'CustomMessage_Authentication'),
  },
)

const send = (digits: number): Step<Asking & { wording: Wording }, Question<SignInCode>> => ({
  name: 'send code',
  run(facts, { random }, { effects }) {
    const { pool, user, signIn, destination, wording } = facts
    const code = drawDigits(digits, random)
    if (!nobody(facts)) {
      const words = word(pool, 'Authentication', destination, wording, { code, username: user.username })
      effects.push(dispatch(facts, 'Authentication', destination, code, words))
    }
    return {
      parameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: mediumOf(destination),
        CODE_DELIVERY_DESTINATION: sayDelivery(destination).Destination,
        USER_ID_FOR_SRP: user.username,
      },
      memory: {
        hash: signInCodeHash(random, signIn, destination.to, code),
        attribute: destination.attribute,
      },
    }
  },
})

/** Asks for a code that goes to one of the user's addresses, drawn for this sign-in and no other. */
export const sendSignInCode = (
  attribute: Destination['attribute'],
  digits: number,
): Step<Turn & { session: string }, Question<SignInCode>> =>
  flow<Turn & { session: string }>('send sign-in code')
    .step({
      name: 'find address',
      run: ({ user }: Turn) => ({ destination: { attribute, to: user.attributes[attribute] ?? '' } }),
    })
    .step(wordIt)
    .step(send(digits))
