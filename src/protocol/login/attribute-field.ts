import type { AskedAttribute } from '../../engine/users/sign-up-attributes.ts'
import { checkedField, type CheckedField } from './checked-field.ts'
import type { Html } from './html.ts'
import { attributeLabel } from './trouble-of.ts'
import type { Words } from './words/words.ts'

/** What the field of an attribute is called in a form, as Cognito's own pages call it. Unverified. */
export const attributeFieldName = (attribute: string) => `requiredAttributes[${attribute}]`

type Form = Pick<CheckedField, 'type' | 'inputmode' | 'autocomplete'>

/** How the attributes are typed in that every pool has, and what browsers know of them. */
const standard: Readonly<Record<string, Form>> = {
  address: { autocomplete: 'street-address' },
  birthdate: { type: 'date', autocomplete: 'bday' },
  email: { type: 'email', autocomplete: 'email' },
  family_name: { autocomplete: 'family-name' },
  gender: { autocomplete: 'sex' },
  given_name: { autocomplete: 'given-name' },
  locale: { autocomplete: 'language' },
  middle_name: { autocomplete: 'additional-name' },
  name: { autocomplete: 'name' },
  nickname: { autocomplete: 'nickname' },
  phone_number: { type: 'tel', autocomplete: 'tel' },
  picture: { type: 'url', autocomplete: 'photo' },
  profile: { type: 'url' },
  website: { type: 'url', autocomplete: 'url' },
}

const byType: Readonly<Record<string, Form>> = {
  Number: { type: 'number', inputmode: 'decimal' },
  DateTime: { type: 'datetime-local' },
}

/** Where an attribute is typed in: a form of field that fits what it holds. */
export function attributeField(
  words: Words,
  { name, schema, required }: AskedAttribute,
  more: Pick<CheckedField, 'value' | 'problem'>,
): Html {
  const { accounts } = words
  const label = attributeLabel(words, name)
  const { MinValue: min, MaxValue: max } = schema.NumberAttributeConstraints ?? {}
  return checkedField({
    name: attributeFieldName(name),
    label: required ? label : accounts.optional(label),
    required,
    ...byType[schema.AttributeDataType ?? 'String'],
    ...(Object.hasOwn(standard, name) && standard[name]),
    ...(schema.AttributeDataType === 'Number' && {
      bounds: { step: 'any', ...(min && { min }), ...(max && { max }) },
    }),
    ...(schema.AttributeDataType === 'Boolean' && {
      options: { '': accounts.choose, true: accounts.yes, false: accounts.no },
    }),
    ...(name === 'phone_number' && { hints: [accounts.phoneHint] }),
    ...more,
  })
}
