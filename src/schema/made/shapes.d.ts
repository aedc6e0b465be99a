// Made from schemas/api by `npm run generate`.
import type { ServiceName } from '../../model/apis.ts'
import type { Shape } from '../shape.ts'
/** The shapes that inputs of operations are made of, by name. */
export declare const shapes: Readonly<Record<ServiceName, Readonly<Record<string, Shape>>>>
