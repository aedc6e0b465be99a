import type { ThreatPorts } from '../../engine/threats/ports.ts'

/** Knows of no address where on earth it is: no such list comes with the package. */
export const noPlaces: ThreatPorts['places'] = { of: async () => undefined }
