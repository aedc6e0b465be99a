/** A few of several words, each in backticks. */
export const listed = (words: readonly string[], most = 3): string => {
  const shown = words.slice(0, most).map((word) => `\`${word}\``)
  const more = words.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
