import type { IdentityApi } from '../../../model/api.ts'
import type { RoleMapping } from '../../../model/cloudformation.ts'
import { Fault } from '../../../model/fault.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { changePool } from './change-pool.ts'

type Input = IdentityApi['SetIdentityPoolRoles']['input']
type SaidMapping = NonNullable<Input['RoleMappings']>[string]

const mostRules = 25

/** Says which roles a pool gives, all at once: what was said before no longer counts. */
export const setRoles: Step<
  Pick<Input, 'Roles' | 'RoleMappings'> & { identityPool: IdentityPool },
  { identityPool: IdentityPool }
> = {
  name: 'set roles',
  run({ identityPool, Roles, RoleMappings }, _, run) {
    const mappings = Object.entries(RoleMappings ?? {}).map(
      ([provider, said]) => [provider, read(provider, said)] as const,
    )
    const roles = { Roles, ...(RoleMappings && { RoleMappings: Object.fromEntries(mappings) }) }
    return { identityPool: changePool(identityPool, { roles }, run) }
  },
}

/** The sentences of its refusals are unverified. */
function read(IdentityProvider: string, said: SaidMapping): RoleMapping {
  const { Type, AmbiguousRoleResolution, RulesConfiguration } = said
  const invalid = (what: string) =>
    new Fault('InvalidParameterException', `The role mapping of ${IdentityProvider} ${what}.`)
  if (AmbiguousRoleResolution === undefined) throw invalid('needs AmbiguousRoleResolution')
  if (Type === 'Rules' && !RulesConfiguration) throw invalid('is by rules and has none')
  if (Type === 'Token' && RulesConfiguration) throw invalid('is by token and has rules')
  if ((RulesConfiguration?.Rules.length ?? 0) > mostRules) throw invalid(`has more than ${mostRules} rules`)
  return {
    IdentityProvider,
    Type,
    AmbiguousRoleResolution,
    ...(RulesConfiguration && { RulesConfiguration }),
  }
}
