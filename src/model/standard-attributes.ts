import type { SchemaAttribute } from './cloudformation.ts'

const date = { StringAttributeConstraints: { MinLength: '10', MaxLength: '10' } }
const truth = { AttributeDataType: 'Boolean' } as const
const time = { AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '0' } } as const
const subject = { Mutable: false, StringAttributeConstraints: { MinLength: '1', MaxLength: '2048' } }

/** The attributes that every pool has, by name, with what Cognito itself demands of them. All others are custom. */
export const standardAttributes: ReadonlyMap<
  string,
  SchemaAttribute & Required<Pick<SchemaAttribute, 'AttributeDataType'>>
> = new Map(
  (
    [
      ['sub', subject],
      ['address', {}],
      ['birthdate', date],
      ['email', {}],
      ['email_verified', truth],
      ['family_name', {}],
      ['gender', {}],
      ['given_name', {}],
      ['locale', {}],
      ['middle_name', {}],
      ['name', {}],
      ['nickname', {}],
      ['phone_number', {}],
      ['phone_number_verified', truth],
      ['picture', {}],
      ['preferred_username', {}],
      ['profile', {}],
      ['updated_at', time],
      ['website', {}],
      ['zoneinfo', {}],
    ] as const
  ).map(([Name, more]) => [
    Name,
    { Name, AttributeDataType: 'String', Mutable: true, Required: false, ...more },
  ]),
)

/** Standard attributes that no client can write, whatever it asks for. */
export const unwritable: readonly string[] = ['sub', 'email_verified', 'phone_number_verified']
