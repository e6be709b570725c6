import type { InjectedWindowProvider } from '@polkadot/extension-inject/types'
import { listenThroughout } from '../platform/listenThroughout.ts'
import { detailOf, freeze, newUuid, onWindow, tellWindow } from './natives.ts'

type OnProvider = { readonly onProvider: (detail: unknown) => void }

const colour = '%233c46c4'
const icon = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7' fill='${colour}'/><path stroke='%23fff' stroke-width='5' d='M7 9.5h11m2 0h5M7 16h5m2 0h7M7 22.5h8m2 0h8'/></svg>`

/**
 * Makes the wallet known by the events of `@substrate/discovery`: when it is there, and to whoever asks later. What is
 * announced is the same provider as on `injectedWeb3`; `kind` says so, as those who look for a light client filter by it.
 * A page that writes itself anew hears of it again, as nobody answers it while it does so.
 */
export function announce(provider: InjectedWindowProvider): void {
  const info = freeze({ uuid: newUuid(), name: 'Entropy Wallet', icon, rdns: 'example.entropy-wallet' })
  const detail = freeze({ kind: 'injected-web3', info, provider })
  const answer = (event: Event) => (detailOf(event) as OnProvider).onProvider(detail)
  listenThroughout(() => {
    onWindow('substrateDiscovery:requestProvider', answer)
    tellWindow('substrateDiscovery:announceProvider', detail)
  })
}
