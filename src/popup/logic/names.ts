/** As long as a name may be. */
export const NAME_LIMIT = 40

/** The first of the usual names, counted on, that nothing here has yet. */
export const freshName = (named: readonly { readonly name: string }[], usual: (n: number) => string): string => {
  const taken = new Set(named.map(({ name }) => name))
  let n = named.length + 1
  while (taken.has(usual(n))) n += 1
  return usual(n)
}

/** A keystore's file, named as the first wallet of that kind named its own: moment and address. */
export const keystoreName = (ethereumAddress: string, now: Date): string =>
  `UTC--${now.toISOString().replaceAll(':', '-')}--${ethereumAddress.slice(2).toLowerCase()}.json`
