import type { Json } from '../../model/trigger.ts'

/** A value as JSON with its keys in order: the same text for the same value. */
export const canonicalJson = (value: Json): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
