import type { Json } from '../../../model/trigger.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { set } from '../tells.ts'
import { newPool } from '../new-pool.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly with: readonly string[]
  readonly aliases: readonly string[]
  readonly caseSensitive: boolean
}

/** A user pool as a whole: that it is there, and what is fixed when it is made. */
export const pool: FactKind<Value> = {
  kind: 'pool',
  names: 'pool',
  whole: true,
  *of(project) {
    for (const resource of project.all('pool')) {
      const { signIn = {} } = resource.says
      const others = (signIn.with ?? []).filter((one) => one !== 'username')
      yield {
        about: [resource.name],
        value: {
          with: others.length ? set(others) : ['username'],
          aliases: set(signIn.aliases),
          caseSensitive: signIn.caseSensitive ?? true,
        },
        at: { resource, path: ['signIn'] },
      }
    }
  },
  *tell({ about: [name = ''], before, after }, { after: now }) {
    const whose = `the user pool ${code(name)}`
    if (!after)
      yield {
        risk: 'data-loss',
        sentence: `${whose} is gone, with all of its users, their passwords, subs and tokens`,
        help: 'leave its file until its users are elsewhere',
      }
    else if (!before) {
      const open = now.find('pool', name)?.says.signUp?.selfService ?? true
      yield {
        risk: open ? 'signup-opened' : 'resource-added',
        sentence: `${whose} is new: people sign in with ${valueWords(after.value.with)}, and ${
          open ? 'anybody may sign up' : 'administrators make the accounts'
        }`,
      }
    } else {
      const parts = (['with', 'aliases', 'caseSensitive'] as const).filter(
        (part) => JSON.stringify(before.value[part]) !== JSON.stringify(after.value[part]),
      )
      const words = parts.map(
        (part) =>
          `\`signIn.${part}\` is now ${valueWords(after.value[part])}, and was ${valueWords(before.value[part])}`,
      )
      yield {
        risk: 'data-loss',
        sentence: `${whose} has to be replaced: ${words.join('; ')}, and Cognito changes that of no pool that is there. All users are lost, with their subs, passwords, second factors and tokens; the issuer and its keys are others`,
        help: newPool,
      }
    }
  },
}
