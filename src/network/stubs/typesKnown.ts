/** Stands in for `@polkadot/types-known` in the build (vite.config.ts): tables about chains that are not ours, 300 kB of them. */
export const getSpecAlias = () => ({})
export const getSpecExtensions = () => ({})
export const getSpecHasher = () => null
export const getSpecRpc = () => ({})
export const getSpecRuntime = () => ({})
export const getSpecTypes = () => ({})
export const getUpgradeVersion = () => [undefined, undefined]
