/** Where an import of users stands, in the words of the API. */
export type ImportStatus =
  'Created' | 'Pending' | 'InProgress' | 'Stopping' | 'Expired' | 'Stopped' | 'Failed' | 'Succeeded'

/** How the passwords of a file were hashed where they come from. */
export type HashingAlgorithm = 'BCRYPT' | 'SCRYPT' | 'ARGON2ID' | 'PBKDF2_SHA256'

/** What became of the rows of a file so far. */
export interface ImportCounts {
  readonly imported: number
  readonly skipped: number
  readonly failed: number
}

/** An import of users from a file. Times are milliseconds since 1970. */
export interface ImportJob extends ImportCounts {
  /** `import-` and ten letters or digits; no two pools have the same. */
  readonly id: string
  readonly poolId: string
  readonly name: string
  /** The role by which Amazon Cognito would write its log. Nothing is done with it here. */
  readonly roleArn: string
  readonly hashing?: HashingAlgorithm
  readonly status: ImportStatus
  readonly createdAt: number
  readonly startedAt?: number
  readonly completedAt?: number
  /** Why it is over. */
  readonly message?: string
  /** The rows of the file that are done, the header not counted: where it goes on when it is taken up again. */
  readonly rows: number
  /** Which of its uploads is the file; none until one has come whole. */
  readonly upload?: string
}

/** A row that came to nothing, as the log of a job has it. No word of the row itself is in it. */
export interface ImportLine {
  /** Of the file, counted from 1. */
  readonly line: number
  readonly outcome: 'SKIPPED' | 'FAILED'
  readonly reason: string
}

/** A password hash as it was brought, with what it was made with. Bytes in hex. */
export type ImportedHash =
  | { readonly algorithm: 'BCRYPT'; readonly hash: string }
  | {
      readonly algorithm: 'SCRYPT'
      readonly N: number
      readonly r: number
      readonly p: number
      readonly salt: string
      readonly hash: string
    }
  | {
      readonly algorithm: 'ARGON2ID'
      /** KiB. */
      readonly memory: number
      readonly passes: number
      readonly parallelism: number
      readonly salt: string
      readonly hash: string
    }
  | {
      readonly algorithm: 'PBKDF2_SHA256'
      readonly iterations: number
      readonly salt: string
      readonly hash: string
    }
