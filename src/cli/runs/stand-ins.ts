/** What stands in a scenario where a password was not kept. */
export const placeholder = 'Placeholder-1-Password!'
/** What stands there where the password was not theirs, or is a new one. */
export const another = 'Another-1-Password!'
