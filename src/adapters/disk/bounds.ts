/** How much a project may be; more is a mistake, or meant to harm. */
export const bounds = { files: 20_000, fileBytes: 1024 * 1024, bytes: 64 * 1024 * 1024 }
