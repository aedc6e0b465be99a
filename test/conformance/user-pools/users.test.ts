import { adminDeleteUser } from './admin-delete-user.ts'
import { adminDeleteUserAttributes } from './admin-delete-user-attributes.ts'
import { adminDisableUser } from './admin-disable-user.ts'
import { adminEnableUser } from './admin-enable-user.ts'
import { adminGetUser } from './admin-get-user.ts'
import { adminGetUserAuthFactors } from './admin-get-user-auth-factors.ts'
import { adminUpdateUserAttributes } from './admin-update-user-attributes.ts'
import { listUsers } from './list-users.ts'
import { run } from './run.ts'

run([
  adminDeleteUser,
  adminDeleteUserAttributes,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminGetUserAuthFactors,
  adminUpdateUserAttributes,
  listUsers,
])
