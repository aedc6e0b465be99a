import { describe, expect, it } from 'vitest'
import { passedRoles } from '../../../src/protocol/iam/passed-roles.ts'

describe('the roles that an input hands over', () => {
  it.each<[string, object, readonly string[]]>([
    ['cognito-idp:CreateGroup', { GroupName: 'g', RoleArn: 'a' }, ['a']],
    ['cognito-idp:CreateGroup', { GroupName: 'g' }, []],
    ['cognito-idp:UpdateGroup', { RoleArn: 'a' }, ['a']],
    ['cognito-idp:CreateUserPool', { SmsConfiguration: { SnsCallerArn: 'a' } }, ['a']],
    ['cognito-idp:UpdateUserPool', {}, []],
    [
      'cognito-idp:SetUserPoolMfaConfig',
      { SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'a' } } },
      ['a'],
    ],
    ['cognito-idp:SetUserPoolMfaConfig', { MfaConfiguration: 'ON' }, []],
    ['cognito-idp:CreateUserImportJob', { CloudWatchLogsRoleArn: 'a' }, ['a']],
    [
      'cognito-identity:SetIdentityPoolRoles',
      {
        Roles: { authenticated: 'a', unauthenticated: 'b' },
        RoleMappings: {
          x: { Type: 'Rules', RulesConfiguration: { Rules: [{ RoleARN: 'c' }, { RoleARN: 'a' }] } },
          y: { Type: 'Token' },
        },
      },
      ['a', 'b', 'c'],
    ],
    ['cognito-identity:SetIdentityPoolRoles', { Roles: {} }, []],
    ['cognito-idp:AdminGetUser', { RoleArn: 'a' }, []],
    ['constructor', { RoleArn: 'a' }, []],
  ])('by %s %j', (action, input, roles) => {
    expect(passedRoles(action, input)).toEqual(roles)
  })
})
