import { actionOf } from '../model/apis.ts'
import * as identityPools from '../operations/identity-pools/index.ts'
import * as sts from '../operations/sts/index.ts'
import * as userPools from '../operations/user-pools/index.ts'
import type { Served } from '../protocol/aws-json/serving.ts'

const services: readonly Readonly<Record<string, Served>>[] = [userPools, identityPools, sts]

/** Every operation that is served, by its IAM action. */
export const operations: ReadonlyMap<string, Served> = new Map(
  services
    .flatMap((served) => Object.values(served))
    .map((served) => [actionOf(served.service, served.name), served]),
)
