// Made by `npm run generate` from the `x-ref` of schemas/config. Do not edit.
import type { Kind } from '../../model/model.ts'
import type { ReferenceShape } from '../link/reference-shape.ts'

/** Where each kind of file names something else. */
export const references: Readonly<Record<Kind, ReferenceShape>> = {
  pool: {
    keys: {
      use: { items: { ref: 'fragment' } },
      sms: { keys: { role: { ref: 'role' } } },
      triggers: {
        keys: {
          preSignUp: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          postConfirmation: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          preAuthentication: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          postAuthentication: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          customMessage: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          defineAuthChallenge: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          createAuthChallenge: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          verifyAuthChallengeResponse: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          preTokenGeneration: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          userMigration: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          customEmailSender: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          customSMSSender: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
          inboundFederation: {
            ref: 'trigger',
            keys: { use: { ref: 'trigger' } },
            items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
          },
        },
      },
      identityProviders: {
        map: {
          tag: {
            by: 'type',
            ways: {
              google: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
              facebook: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
              amazon: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
              apple: { keys: { privateKey: { keys: { secret: { ref: 'secret' } } } } },
              oidc: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
            },
          },
        },
      },
      groups: { map: { keys: { role: { ref: 'role' } } } },
      clients: {
        map: {
          keys: {
            use: { items: { ref: 'fragment' } },
            secret: { keys: { secret: { ref: 'secret' } } },
            oauth: { keys: { scopes: { items: { ref: 'scope' } } } },
            providers: { items: { ref: 'identityProvider' } },
            read: { items: { ref: 'attribute' } },
            write: { items: { ref: 'attribute' } },
          },
        },
      },
    },
  },
  identity: {
    keys: {
      providers: {
        map: {
          tag: {
            by: 'type',
            ways: {
              pool: {
                keys: {
                  clients: { items: { ref: 'client' } },
                  roles: {
                    tag: {
                      by: 'by',
                      ways: { rules: { keys: { rules: { items: { keys: { role: { ref: 'role' } } } } } } },
                    },
                  },
                },
              },
              social: {
                keys: {
                  roles: {
                    tag: {
                      by: 'by',
                      ways: { rules: { keys: { rules: { items: { keys: { role: { ref: 'role' } } } } } } },
                    },
                  },
                },
              },
              oidc: {
                keys: {
                  roles: {
                    tag: {
                      by: 'by',
                      ways: { rules: { keys: { rules: { items: { keys: { role: { ref: 'role' } } } } } } },
                    },
                  },
                },
              },
              saml: {
                keys: {
                  roles: {
                    tag: {
                      by: 'by',
                      ways: { rules: { keys: { rules: { items: { keys: { role: { ref: 'role' } } } } } } },
                    },
                  },
                },
              },
            },
          },
        },
      },
      roles: { keys: { authenticated: { ref: 'role' }, guest: { ref: 'role' } } },
    },
  },
  role: {
    keys: {
      use: { items: { ref: 'fragment' } },
      trust: {
        tag: {
          by: 'type',
          ways: {
            identityPool: { keys: { pool: { ref: 'identity' } } },
            oidc: { keys: { provider: { ref: 'oidc-provider' } } },
            saml: { keys: { provider: { ref: 'saml-provider' } } },
          },
        },
      },
      boundary: { ref: 'policy' },
      managed: { items: { ref: 'policy' } },
    },
  },
  policy: {},
  'iam-user': {
    keys: {
      keys: { map: { keys: { secret: { ref: 'secret' } } } },
      mfa: { keys: { secret: { ref: 'secret' } } },
      boundary: { ref: 'policy' },
      managed: { items: { ref: 'policy' } },
    },
  },
  'oidc-provider': {},
  'saml-provider': {},
  env: {
    keys: {
      delivery: {
        keys: {
          email: {
            tag: {
              by: 'via',
              ways: {
                smtp: { keys: { login: { keys: { password: { keys: { secret: { ref: 'secret' } } } } } } },
                webhook: { keys: { key: { keys: { secret: { ref: 'secret' } } } } },
              },
            },
          },
          sms: {
            tag: {
              by: 'via',
              ways: {
                webhook: { keys: { key: { keys: { secret: { ref: 'secret' } } } } },
                sns: { keys: { secretAccessKey: { keys: { secret: { ref: 'secret' } } } } },
              },
            },
          },
        },
      },
    },
  },
  fragment: {
    tag: {
      by: 'for',
      ways: {
        pool: {
          keys: {
            set: {
              keys: {
                sms: { keys: { role: { ref: 'role' } } },
                triggers: {
                  keys: {
                    preSignUp: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    postConfirmation: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    preAuthentication: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    postAuthentication: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    customMessage: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    defineAuthChallenge: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    createAuthChallenge: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    verifyAuthChallengeResponse: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    preTokenGeneration: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    userMigration: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    customEmailSender: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    customSMSSender: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                    inboundFederation: {
                      ref: 'trigger',
                      keys: { use: { ref: 'trigger' } },
                      items: { ref: 'trigger', keys: { use: { ref: 'trigger' } } },
                    },
                  },
                },
                identityProviders: {
                  map: {
                    tag: {
                      by: 'type',
                      ways: {
                        google: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
                        facebook: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
                        amazon: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
                        apple: { keys: { privateKey: { keys: { secret: { ref: 'secret' } } } } },
                        oidc: { keys: { clientSecret: { keys: { secret: { ref: 'secret' } } } } },
                      },
                    },
                  },
                },
                groups: { map: { keys: { role: { ref: 'role' } } } },
                clients: {
                  map: {
                    keys: {
                      use: { items: { ref: 'fragment' } },
                      secret: { keys: { secret: { ref: 'secret' } } },
                      oauth: { keys: { scopes: { items: { ref: 'scope' } } } },
                      providers: { items: { ref: 'identityProvider' } },
                      read: { items: { ref: 'attribute' } },
                      write: { items: { ref: 'attribute' } },
                    },
                  },
                },
              },
            },
          },
        },
        client: {
          keys: {
            set: {
              keys: {
                secret: { keys: { secret: { ref: 'secret' } } },
                oauth: { keys: { scopes: { items: { ref: 'scope' } } } },
                providers: { items: { ref: 'identityProvider' } },
                read: { items: { ref: 'attribute' } },
                write: { items: { ref: 'attribute' } },
              },
            },
          },
        },
        role: {
          keys: {
            set: {
              keys: {
                trust: {
                  tag: {
                    by: 'type',
                    ways: {
                      identityPool: { keys: { pool: { ref: 'identity' } } },
                      oidc: { keys: { provider: { ref: 'oidc-provider' } } },
                      saml: { keys: { provider: { ref: 'saml-provider' } } },
                    },
                  },
                },
                boundary: { ref: 'policy' },
                managed: { items: { ref: 'policy' } },
              },
            },
          },
        },
        trigger: {
          keys: {
            set: {
              keys: {
                capabilities: {
                  keys: {
                    secrets: { items: { ref: 'secret' } },
                    role: { ref: 'role' },
                    aws: {
                      keys: {
                        secretsmanager: {
                          keys: { secrets: { map: { keys: { secret: { ref: 'secret' } } } } },
                        },
                        ssm: { keys: { parameters: { map: { keys: { secret: { ref: 'secret' } } } } } },
                      },
                    },
                  },
                },
                env: { map: { keys: { secret: { ref: 'secret' } } } },
              },
            },
          },
        },
      },
    },
  },
  assertions: {
    keys: {
      assertions: {
        map: {
          tag: {
            by: 'type',
            ways: {
              never: { keys: { envs: { items: { ref: 'env' } } } },
              require: { keys: { envs: { items: { ref: 'env' } }, pool: { ref: 'pool' } } },
              max: { keys: { envs: { items: { ref: 'env' } }, pool: { ref: 'pool' } } },
              only: { keys: { envs: { items: { ref: 'env' } }, pools: { items: { ref: 'pool' } } } },
            },
          },
        },
      },
    },
  },
  trigger: {
    keys: {
      use: { items: { ref: 'fragment' } },
      capabilities: {
        keys: {
          secrets: { items: { ref: 'secret' } },
          role: { ref: 'role' },
          aws: {
            keys: {
              secretsmanager: { keys: { secrets: { map: { keys: { secret: { ref: 'secret' } } } } } },
              ssm: { keys: { parameters: { map: { keys: { secret: { ref: 'secret' } } } } } },
            },
          },
        },
      },
      env: { map: { keys: { secret: { ref: 'secret' } } } },
    },
  },
  scenario: {
    keys: {
      pool: { ref: 'pool' },
      env: { ref: 'env' },
      given: { keys: { users: { map: { keys: { groups: { items: { ref: 'group' } } } } } } },
      steps: {
        items: {
          tag: {
            by: 'do',
            ways: {
              signUp: { keys: { client: { ref: 'client' }, expect: { keys: { role: { ref: 'role' } } } } },
              confirmSignUp: {
                keys: { client: { ref: 'client' }, expect: { keys: { role: { ref: 'role' } } } },
              },
              signIn: { keys: { client: { ref: 'client' }, expect: { keys: { role: { ref: 'role' } } } } },
              answer: { keys: { expect: { keys: { role: { ref: 'role' } } } } },
              refresh: { keys: { expect: { keys: { role: { ref: 'role' } } } } },
              clientCredentials: {
                keys: { client: { ref: 'client' }, expect: { keys: { role: { ref: 'role' } } } },
              },
              credentials: {
                keys: { identityPool: { ref: 'identity' }, expect: { keys: { role: { ref: 'role' } } } },
              },
              invoke: { keys: { trigger: { ref: 'trigger' }, expect: { keys: { role: { ref: 'role' } } } } },
              decide: { keys: { role: { ref: 'role' }, user: { ref: 'iam-user' } } },
            },
          },
        },
      },
    },
  },
  gate: {
    keys: {
      speaks: {
        tag: {
          by: 'type',
          ways: {
            s3: { keys: { keys: { keys: { secret: { keys: { secret: { ref: 'secret' } } } } } } },
            dynamodb: { keys: { keys: { keys: { secret: { keys: { secret: { ref: 'secret' } } } } } } },
          },
        },
      },
      jwt: { keys: { pool: { ref: 'pool' }, clients: { items: { ref: 'client' } } } },
    },
  },
}
