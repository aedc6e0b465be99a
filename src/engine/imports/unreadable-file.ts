/** A file that is no CSV file in UTF-8. Its message tells the line and why, and nothing that stands there. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}
