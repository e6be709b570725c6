const freezeAll = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freezeAll)
  return Object.freeze(value)
}

/** A copy that nobody changes, as what comes by a message. */
export const frozen = <T>(value: T): T => freezeAll(JSON.parse(JSON.stringify(value)) as T)
