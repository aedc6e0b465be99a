import type { ServiceName } from '../../model/apis.ts'

/**
 * The roles that an input hands to a service, which then gives them to others: whoever hands one over must be
 * allowed `iam:PassRole` of it, or could give away more than they have. Follows "Grant a user permissions to
 * pass a role to an AWS service" of the IAM User Guide.
 */
export function passedRoles(action: string, input: object): readonly string[] {
  const given = handsOverRoles(action) ? rows[action]?.(input) : undefined
  return [...new Set((given ?? []).filter((arn) => arn !== undefined))]
}

/** Whether inputs of an action can name roles that it hands over. */
export const handsOverRoles = (action: string): boolean => Object.hasOwn(rows, action)

/** The service that a role is handed to, as `iam:PassedToService` has it. */
export const passedTo = (service: ServiceName) => `${service}.amazonaws.com`

type Arns = readonly (string | undefined)[]

const group = ({ RoleArn }: { readonly RoleArn?: string }): Arns => [RoleArn]
const texts = ({ SmsConfiguration }: Texts): Arns => [SmsConfiguration?.SnsCallerArn]

const rows: Readonly<Record<string, (input: object) => Arns>> = {
  'cognito-idp:CreateGroup': group,
  'cognito-idp:UpdateGroup': group,
  'cognito-idp:CreateUserPool': texts,
  'cognito-idp:UpdateUserPool': texts,
  'cognito-idp:SetUserPoolMfaConfig': ({ SmsMfaConfiguration }: { readonly SmsMfaConfiguration?: Texts }) =>
    texts(SmsMfaConfiguration ?? {}),
  'cognito-idp:CreateUserImportJob': (input: { readonly CloudWatchLogsRoleArn?: string }) => [
    input.CloudWatchLogsRoleArn,
  ],
  'cognito-identity:SetIdentityPoolRoles': ({ Roles, RoleMappings }: PoolRoles) => [
    ...Object.values(Roles ?? {}),
    ...Object.values(RoleMappings ?? {}).flatMap(({ RulesConfiguration }) =>
      (RulesConfiguration?.Rules ?? []).map(({ RoleARN }) => RoleARN),
    ),
  ],
}

interface Texts {
  readonly SmsConfiguration?: { readonly SnsCallerArn?: string }
}
interface PoolRoles {
  readonly Roles?: Readonly<Record<string, string>>
  readonly RoleMappings?: Readonly<
    Record<string, { readonly RulesConfiguration?: { readonly Rules: readonly { RoleARN: string }[] } }>
  >
}
