import { Fault } from '../../model/fault.ts'
import type { SchemaAttribute } from '../../model/cloudformation.ts'
import { standardAttributes } from '../../model/standard-attributes.ts'

const longest = 2048

const invalid = (message: string) => new Fault('InvalidParameterException', message)

/** A bound as the API writes it, as a number; its sentence is unverified. */
function bound(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw invalid(`user.${name}: ${text} is not a number.`)
  return Number(text)
}

const crossed = (least: number | undefined, most: number | undefined) =>
  least !== undefined && most !== undefined && least > most

/** Refuses an attribute that no pool can have. The sentences are as the service has been seen to say them. */
export function checkAttribute(attribute: SchemaAttribute): void {
  const { Name, AttributeDataType: type, DeveloperOnlyAttribute, Required } = attribute
  const standard = standardAttributes.get(Name)
  if (standard && ((type && type !== (standard.AttributeDataType ?? 'String')) || DeveloperOnlyAttribute))
    throw invalid(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${Name}`,
    )
  if (!standard && Required) throw invalid('Required custom attributes are not supported currently.')
  const called = standard ? Name : `custom:${Name}`
  const { MinLength, MaxLength } = attribute.StringAttributeConstraints ?? {}
  const lengths = [bound(Name, MinLength), bound(Name, MaxLength)] as const
  if (lengths.some((length) => (length ?? 0) > longest))
    throw invalid(`user.${Name}: String attributes cannot have a length of more than ${longest}`)
  if (crossed(...lengths))
    throw invalid(`Attribute ${called} cannot have a max length shorter than it's min length`)
  const { MinValue, MaxValue } = attribute.NumberAttributeConstraints ?? {}
  if (crossed(bound(Name, MinValue), bound(Name, MaxValue)))
    throw invalid(`Attribute ${called} cannot have a max value smaller than it's min value`)
}

/** Refuses two attributes of one name. The words for one that every pool has are unverified. */
export function checkDistinct(schema: readonly Pick<SchemaAttribute, 'Name'>[]): void {
  const names = schema.map(({ Name }) => Name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice === undefined) return
  const called = standardAttributes.has(twice) ? twice : `custom:${twice}`
  throw invalid(`Duplicate custom attribute names ${called} are not allowed in a user pool schema.`)
}
