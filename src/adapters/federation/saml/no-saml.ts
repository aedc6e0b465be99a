import type { SamlPorts } from '../../../engine/federation/saml/saml-port.ts'

const nobody = async () => ({ why: 'unreachable' }) as const

/** SAML where no provider is ever asked, as in stories. */
export const noSaml: SamlPorts['saml'] = {
  askSignIn: nobody,
  readSignIn: nobody,
  askSignOut: nobody,
  readSignOut: nobody,
  answerSignOut: nobody,
  describe: async () => '',
}
