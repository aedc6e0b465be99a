/** Where a server says what happens to it: a message, and facts that a machine can read. Levels as in pino. */
export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Says nothing. */
export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }
