// Claims of the identity provider are untidy: addresses in capitals, groups as a list.
const list = (value) => (Array.isArray(value) ? value : String(value ?? '').split(/[,;]\s*/)).filter(Boolean);

export const handler = async (event) => {
  const { providerName, providerType, attributes } = event.request;
  const said = providerType === 'SAML' ? attributes.samlResponse : { ...attributes.idToken, ...attributes.userInfo };

  event.response.userAttributesToMap = {
    ...Object.fromEntries(Object.entries(said ?? {}).filter(([, value]) => typeof value === 'string')),
    email: String(said?.email ?? '').toLowerCase(),
    groups: list(said?.groups).sort().join(' '),
    provider: providerName,
  };
  return event;
};
