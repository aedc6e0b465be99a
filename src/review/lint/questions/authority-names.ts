const names = new Set(
  [
    ['role', 'roles', 'userrole', 'userroles', 'group', 'groups', 'usergroup', 'usergroups'],
    ['admin', 'isadmin', 'superuser', 'issuperuser', 'accesslevel', 'acl'],
    [
      'permission',
      'permissions',
      'privilege',
      'privileges',
      'entitlement',
      'entitlements',
      'scope',
      'scopes',
    ],
    ['tenant', 'tenantid', 'organizationid', 'organisationid', 'orgid'],
  ].flat(),
)

/** Whether the name of an attribute says that applications take it for what somebody is or may do. */
export const namesAuthority = (attribute: string): boolean =>
  attribute.startsWith('custom:') &&
  names.has(
    attribute
      .slice('custom:'.length)
      .replaceAll(/[-_.\s]/g, '')
      .toLowerCase(),
  )
