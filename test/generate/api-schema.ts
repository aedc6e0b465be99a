import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The APIs we speak, and what each is called in the names of types. */
export const services = { 'cognito-idp': '', 'cognito-identity': 'Identity', sts: 'Sts' } as const
export type Service = keyof typeof services

/** One definition of `schemas/api`: the part of JSON Schema that an API needs, and our own `x-` words. */
export interface Shape {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  readonly properties?: Readonly<Record<string, Ref>>
  readonly required?: readonly string[]
  readonly propertyNames?: Ref
  readonly additionalProperties?: Ref
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly items?: Ref
  readonly minItems?: number
  readonly maxItems?: number
  readonly enum?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly 'x-pattern'?: string
  readonly 'x-sensitive'?: true
  readonly 'x-timestamp'?: true
  readonly 'x-blob'?: true
  readonly 'x-minBytes'?: number
  readonly 'x-maxBytes'?: number
  readonly 'x-document'?: true
  readonly 'x-error'?: { readonly code: string; readonly httpStatus: number }
}
export interface Ref {
  readonly $ref: string
}

/** One operation of `schemas/api`: the names of its definitions, and of its refusals. */
export interface OperationFacts {
  readonly auth: 'none' | 'sigv4'
  readonly input: string
  readonly output: string | null
  readonly resultWrapper?: string
  readonly errors: readonly string[]
}

export interface ApiSchema {
  readonly 'x-operations': Readonly<Record<string, OperationFacts>>
  readonly definitions: Readonly<Record<string, Shape>>
}

/** The schema of a service, from `schemas/api`. */
export const apiSchema = (service: Service): ApiSchema =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/api', `${service}.json`), 'utf8'))

/** The name of the definition that a reference leads to. */
export const target = ({ $ref }: Ref) => $ref.slice('#/definitions/'.length)
