/** Terms of a client, with all that may be said of them. */
export const terms = {
  TermsName: 'terms-of-use',
  TermsSource: 'LINK' as const,
  Enforcement: 'NONE' as const,
  Links: { 'cognito:default': 'https://example.com/terms', 'cognito:french': 'https://example.com/fr' },
}
