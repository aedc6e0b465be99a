import { standardAttributes } from '../../model/standard-attributes.ts'
import type { PoolDocument } from '../made/documents.ts'

/** The attributes of a pool as users carry them: the standard ones, and its own behind `custom:`. */
export const attributesOf = ({ attributes = {} }: PoolDocument): readonly string[] => [
  ...standardAttributes.keys(),
  ...Object.keys(attributes)
    .map(carriedAs)
    .filter((name) => !standardAttributes.has(name)),
]

/** An attribute of a pool's file as users carry it. */
export const carriedAs = (name: string) => (standardAttributes.has(name) ? name : `custom:${name}`)

/** What a pool's file says of an attribute that users carry. */
export const declaredAs = ({ attributes = {} }: PoolDocument, name: string) =>
  attributes[name.startsWith('custom:') ? name.slice('custom:'.length) : name]
