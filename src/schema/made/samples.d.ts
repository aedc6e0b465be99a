// Made from schemas/events by `npm run generate`.

/** JSON by hook and version, then by trigger source. */
export declare const samples: Record<string, Record<string, string> | undefined>
