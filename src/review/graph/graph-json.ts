import type { Graph } from './graph.ts'

/** What a picture is of. */
export interface Drawn {
  readonly env?: string
}

/** The picture as data, of which a terminal makes nothing but text. */
export const graphJson = ({ nodes, edges }: Graph, { env }: Drawn): string =>
  JSON.stringify({ schemaVersion: 1, ...(env !== undefined && { env }), nodes, edges }, null, 2).replaceAll(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
