/** Metadata of a SAML identity provider that nobody has the key of, by its name, with what else stands in them. */
export const someMetadata = (entityId = 'urn:idp', places = ''): string =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><IDPSSODescriptor><KeyDescriptor use="signing"><KeyInfo><X509Data><X509Certificate>MII${'A'.repeat(120)}=</X509Certificate></X509Data></KeyInfo></KeyDescriptor>${places}</IDPSSODescriptor></EntityDescriptor>`
