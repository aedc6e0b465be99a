/** `node:tty`, where there is no terminal. */
export const tty = { isatty: () => false }
