import { addCustomAttributes } from './add-custom-attributes.ts'
import { createUserPool } from './create-user-pool.ts'
import { deleteUserPool } from './delete-user-pool.ts'
import { describeUserPool } from './describe-user-pool.ts'
import { listUserPools } from './list-user-pools.ts'
import { run } from './run.ts'
import { updateUserPool } from './update-user-pool.ts'

run([addCustomAttributes, createUserPool, deleteUserPool, describeUserPool, listUserPools, updateUserPool])
