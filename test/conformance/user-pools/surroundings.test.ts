import { createUserPoolReplica } from './create-user-pool-replica.ts'
import { deleteUserPoolReplica } from './delete-user-pool-replica.ts'
import { describeRiskConfiguration } from './describe-risk-configuration.ts'
import { getLogDeliveryConfiguration } from './get-log-delivery-configuration.ts'
import { listTagsForResource } from './list-tags-for-resource.ts'
import { listUserPoolReplicas } from './list-user-pool-replicas.ts'
import { run } from './run.ts'
import { setLogDeliveryConfiguration } from './set-log-delivery-configuration.ts'
import { setRiskConfiguration } from './set-risk-configuration.ts'
import { tagResource } from './tag-resource.ts'
import { untagResource } from './untag-resource.ts'
import { updateUserPoolReplica } from './update-user-pool-replica.ts'

run([
  createUserPoolReplica,
  deleteUserPoolReplica,
  describeRiskConfiguration,
  getLogDeliveryConfiguration,
  listTagsForResource,
  listUserPoolReplicas,
  setLogDeliveryConfiguration,
  setRiskConfiguration,
  tagResource,
  untagResource,
  updateUserPoolReplica,
])
