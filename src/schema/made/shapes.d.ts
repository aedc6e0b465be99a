// Made from schemas/api by `npm run generate`.
import type { Shape } from '../shape.ts'
/** The shapes that inputs of user pool operations are made of, by name. */
export declare const shapes: Readonly<Record<string, Shape>>
