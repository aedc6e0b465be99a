/** Of signing in by somebody else. */
export interface ProviderWords {
  /** Between the pool's own way in and those by others. */
  readonly or: string
  readonly continueWith: (name: string) => string
  /** What is asked of somebody whose company signs them in. */
  readonly workEmail: string
  readonly workEmailHint: string
  readonly goOn: string
  readonly unknownCompany: string
}
