/** One package that a script does not get as it was published, and what it gets instead. */
export interface Replacement {
  /** What is imported. */
  readonly of: RegExp
  /** The file in `stand-ins` that takes its place. */
  readonly by: string
  /** The one export of that file which is the whole module, or a place in it; all by name, where it is left out. */
  readonly is?: string
  /** Whether it is there without being installed. */
  readonly given?: true
  readonly because: string
}

/** Packages that speak to a network, a disk or a process by themselves, where the sandbox has only `fetch`. */
export const replacements: readonly Replacement[] = [
  {
    of: /^@(smithy|aws-sdk)\/node-http-handler$/,
    by: 'node-http-handler',
    because: 'requests of the AWS SDK go over sockets; here they go over fetch',
  },
  {
    of: /^@aws-sdk\/credential-provider-node$/,
    by: 'credential-provider-node',
    because: 'it searches files, processes and the network for what the environment says here',
  },
  {
    of: /^(node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|unfetch)(\/polyfill)?$/,
    by: 'node-fetch',
    is: 'nodeFetch',
    because: 'they make fetch of sockets, and fetch is there',
  },
  { of: /^undici$/, by: 'undici', because: 'it makes fetch of sockets, and fetch is there' },
  {
    of: /^aws-sdk(\/(global|lib\/(aws|core)))?$/,
    by: 'aws-sdk/main',
    is: 'AWS',
    given: true,
    because: 'version 2 reads its own files when it runs; the clients that triggers use are made anew',
  },
  {
    of: /^aws-sdk\/clients\/(cognitoidentityserviceprovider|dynamodb|kms|secretsmanager|ses|sesv2|sns|ssm)$/,
    by: 'aws-sdk/main',
    is: 'clients',
    given: true,
    because: 'as aws-sdk: each of its clients is also a module',
  },
]

/** Modules of Node that are made for packages only, which ask them when they are loaded. */
export const forPackages: readonly string[] = ['tty']
