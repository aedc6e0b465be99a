import type { SchemaAttribute } from '../model/cloudformation.ts'
import { standardAttributes } from '../model/standard-attributes.ts'

/** Every text may be so long, whoever says nothing of it. */
const anyText = { MinLength: '0', MaxLength: '2048' }

/** An attribute of a pool as the API says it: by the name that users carry, and with what nobody said of it. */
export function saySchema(name: string, attribute: SchemaAttribute) {
  const { AttributeDataType = 'String', StringAttributeConstraints, NumberAttributeConstraints } = attribute
  return {
    Required: false,
    DeveloperOnlyAttribute: false,
    ...attribute,
    Name: name,
    AttributeDataType,
    ...(AttributeDataType === 'String' && {
      StringAttributeConstraints: StringAttributeConstraints ?? (standardAttributes.has(name) ? anyText : {}),
    }),
    ...(AttributeDataType === 'Number' && {
      NumberAttributeConstraints: NumberAttributeConstraints ?? {},
    }),
  }
}
