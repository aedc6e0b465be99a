const account = '123456789012'
const region = 'us-east-1'
/** An address book whose ids can be read: pool `shop` is `us-east-1_shop`. */
export function book({ names, clients = {}, issuers = {} }) {
  const iam = (type) => (name) => `arn:aws:iam::${account}:${type}/${name}`
  const made = {
    pool: (name) => `arn:aws:cognito-idp:${region}:${account}:userpool/${region}_${name}`,
    identity: (name) => `arn:aws:cognito-identity:${region}:${account}:identitypool/${region}:${name}`,
    trigger: (name) => `arn:aws:lambda:${region}:${account}:function:${name}`,
    role: iam('role'),
    policy: iam('policy'),
    'iam-user': iam('user'),
    'oidc-provider': (name) => iam('oidc-provider')(issuers[name] ?? name),
    'saml-provider': iam('saml-provider'),
  }
  const arn = (kind, name) => (name.startsWith('arn:') ? name : made[kind](name))
  const behind = (all = [], made, id) => all.find((name) => made(name) === id)
  const poolId = (pool) => `${region}_${pool}`
  const clientId = (pool, client) => `${pool}0${client}`
  const identityPoolId = (name) => `${region}:${name}`
  return {
    account,
    region,
    arn,
    name: (kind, id) => behind(names[kind], (name) => arn(kind, name), id) ?? id,
    poolId,
    poolNamed: (id) => behind(names.pool, poolId, id),
    clientId,
    clientNamed: (pool, id) => behind(clients[pool], (client) => clientId(pool, client), id),
    identityPoolId,
    identityPoolNamed: (id) => behind(names.identity, identityPoolId, id),
  }
}
