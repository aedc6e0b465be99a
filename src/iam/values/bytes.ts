/** What a text in Base64 stands for, with one character for each byte; nothing, where it is no Base64. */
export function bytesOf(text: string): string | undefined {
  try {
    return atob(text)
  } catch {
    return undefined
  }
}
