/** What the error page says of one kind of refusal: what has happened, and what a visitor can do. */
export interface ErrorWords {
  readonly title: string
  readonly lead: string
}

/** What the pages say of browsers that are known, of signing out, and of requests that cannot be answered. */
export interface SessionWords {
  readonly known: {
    readonly title: string
    readonly lead: string
    readonly continueAs: (name: string) => string
    readonly other: string
  }
  readonly signedOut: { readonly title: string; readonly lead: string }
  /** By the code of the refusal; `other` of any that is not there. */
  readonly errors: Readonly<Record<string, ErrorWords>> & { readonly other: ErrorWords }
  /** What stands before the code of a refusal, which is for whoever runs the app. */
  readonly forDevelopers: string
}
