import type { PoolPart } from '../model/pool.ts'

/** A client's secret as the API tells it, without its value. */
export const sayClientSecret = ({ name, createdAt }: PoolPart) => ({
  ClientSecretId: name.slice(name.indexOf('/') + 1),
  ClientSecretCreateDate: createdAt / 1000,
})
