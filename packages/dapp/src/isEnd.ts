import type { RegistrationState } from './types.ts'

const ends: readonly string[] = ['registered', 'failed', 'rejected', 'cancelled']

/** Whether nothing follows this state. */
export const isEnd = ({ kind }: RegistrationState): boolean => ends.includes(kind)
