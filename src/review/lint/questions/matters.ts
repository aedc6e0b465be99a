import type { Reviewed } from '../reviewed.ts'

/**
 * Whether a defence that costs something should stand in this environment: in those that are `protected`,
 * and in every one where the project protects none.
 */
export const matters = (project: Reviewed): boolean =>
  project.protected || !project.all('env').some(({ says }) => says.protected)
