/**
 * A text without what only the environment makes it: regions, accounts, and ids that follow from them. What is the
 * same then is the same thing in two environments.
 */
export const homeless = (text: string): string =>
  text
    .replaceAll(/\b[a-z]{2}(?:-[a-z]+)+-\d(?:[_:][0-9a-zA-Z-]+)?/g, 'region')
    .replaceAll(/\b\d{12}\b/g, 'account')
    .replaceAll(/\b[0-9a-z]{26}\b/g, 'client')
