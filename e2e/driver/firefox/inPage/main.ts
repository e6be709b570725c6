import { address, aim, choose, element, focus, hasMissed, look, readiness, type } from './look.ts'

/** Everything that the driver may ask here, in a world of its own beside the page's. */
const inPage = { address, aim, choose, element, focus, hasMissed, look, readiness, type }
export type InPage = typeof inPage
Object.assign(globalThis, { inPage })
