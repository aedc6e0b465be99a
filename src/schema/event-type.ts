/** A type of CEL by its name, a list of one type, or an object with the types of its members. */
export type EventType = string | readonly [EventType] | { readonly [member: string]: EventType }

/** Whether a type is a list's. */
export const isList = (type: EventType): type is readonly [EventType] => Array.isArray(type)

/** Maps of a request that Cognito leaves out or sends as null; a condition reads them as empty. */
export const readAsEmpty: readonly string[] = ['clientMetadata', 'validationData', 'groupConfiguration']
