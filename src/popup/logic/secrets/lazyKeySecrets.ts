import type { KeySecrets } from '../../ports.ts'
import type { Parts, VaultAccess } from './vaultAccess.ts'

/** Loaded when the first of them is wanted: they know how addresses are made, which the first paint has no use for. */
export const createLazyKeySecrets = (parts: Parts, access: VaultAccess): KeySecrets => {
  const load = async () => (await import('./keySecrets.ts')).createKeySecrets(parts, access)
  return {
    addAccount: async (...given) => (await load()).addAccount(...given),
    addKey: async (...given) => (await load()).addKey(...given),
    importKey: async (...given) => (await load()).importKey(...given),
    importAccount: async (...given) => (await load()).importAccount(...given),
    exportAccount: async (...given) => (await load()).exportAccount(...given),
    exportKey: async (...given) => (await load()).exportKey(...given),
    rename: async (...given) => (await load()).rename(...given),
    forget: async (...given) => (await load()).forget(...given),
  }
}
