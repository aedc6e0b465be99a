/** A question that an isolate may ask its process: words in, a word out. It must not throw. */
export type Native = (...words: unknown[]) => string | undefined

/** What isolates may ask of Node, beside their timers. */
export const natives: Readonly<Record<string, Native>> = {}
