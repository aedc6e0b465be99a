// Made from schemas/config by `npm run generate`.

/** Every schema by its `$id`, as JSON: it is read only when something is to be explained. */
export declare const schemaText: string
