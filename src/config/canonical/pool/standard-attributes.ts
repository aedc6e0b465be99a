/** The attributes that every pool has, by name, and their types. All others are custom. */
export const standardAttributes: ReadonlyMap<string, 'String' | 'Number' | 'Boolean'> = new Map([
  ['sub', 'String'],
  ['address', 'String'],
  ['birthdate', 'String'],
  ['email', 'String'],
  ['email_verified', 'Boolean'],
  ['family_name', 'String'],
  ['gender', 'String'],
  ['given_name', 'String'],
  ['locale', 'String'],
  ['middle_name', 'String'],
  ['name', 'String'],
  ['nickname', 'String'],
  ['phone_number', 'String'],
  ['phone_number_verified', 'Boolean'],
  ['picture', 'String'],
  ['preferred_username', 'String'],
  ['profile', 'String'],
  ['updated_at', 'Number'],
  ['website', 'String'],
  ['zoneinfo', 'String'],
] as const)

/** Standard attributes that no client can write, whatever it asks for. */
export const unwritable: readonly string[] = ['sub', 'email_verified', 'phone_number_verified']
