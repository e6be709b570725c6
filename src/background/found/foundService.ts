import { toHex } from '../../core/bytes.ts'
import { ss58Decode, ss58Encode } from '../../core/keys/address.ts'
import type { Network } from '../../core/networks.ts'
import type { Chain } from '../../core/registration/ports.ts'
import type { LeftBehindView, RegistrationView } from '../../protocol/popup/registration.ts'
import { createListeners } from '../listeners.ts'
import type { ChainAccess } from '../network/networkService.ts'
import type { Cell, Now } from '../ports.ts'
import type { OnChange, RegistrationService, VaultService } from '../services.ts'
import { isOwn, isUnderWay } from './own.ts'
import { type Found, readFound } from './readFound.ts'
import { type SearchPorts, searchPhrase } from './search.ts'
import { parseFound, storeFound } from './stored.ts'
import { leftBehindOf, viewOfFound } from './views.ts'

/** Blocks after which the chain is asked again. */
const EVERY = 10
const DAY = 86_400_000

export type FoundPorts = SearchPorts & {
  readonly access: Pick<ChainAccess, 'connected' | 'onHead'>
  readonly network: Pick<Network, 'genesis'>
  readonly vault: Pick<VaultService, 'accounts' | 'keys' | 'dataKey' | 'file' | 'onChange' | 'replace' | 'view'>
  readonly registrations: Pick<RegistrationService, 'views' | 'onChange'>
  readonly stored: Cell<unknown>
  readonly now: Now
}

/** Registrations of this wallet's accounts that the chain has, and that were made elsewhere or forgotten here. */
export type FoundService = {
  /** Completed ones. Readable without a node: as they were when there was one. */
  views(): readonly RegistrationView[]
  leftBehind(): readonly LeftBehindView[]
  onChange: OnChange
}

export const openFound = async (ports: FoundPorts): Promise<FoundService> => {
  const { access, network, vault, registrations, stored, now } = ports
  const { onChange, tell } = createListeners()
  const read = parseFound(await stored.read())
  let { found, searched } = read
  /** Public keys of all that the vault ever named here: what is hidden stays hidden. */
  const known = new Set(read.known)
  let shown = show(found)
  /** When the chain was looked at last, and for whom. Undefined: something has changed since. */
  let looked: { readonly chain: Chain; readonly block: number } | undefined
  let isLooking = false
  let isStale = true

  const accounts = () => vault.accounts().filter(({ role }) => role === 'registrant')
  const look = async (chain: Chain): Promise<void> => {
    const { finalized } = chain.heads()
    const mine = { chain, block: finalized.number }
    looked = mine
    const since = new Map(found.map((one) => [ss58Encode(one.account), one.since]))
    const next: Found[] = []
    for (const { address } of accounts()) {
      const one = await readFound(chain, ss58Decode(address), finalized, since.get(address) ?? now())
      if (one) next.push(one)
    }
    if (looked !== mine) return
    isStale = false
    found = next
    shown = show(found)
    tell()
    await keep()
    // The next look tries again.
    await searchOnce(chain).catch(() => undefined)
  }
  /** Without it less is shown until there is a node again, nothing else. */
  const keep = () => stored.write(storeFound(found, searched, [...known])).catch(() => undefined)
  /** Once a day for each vault and chain, and when a key is registered that is not here yet; always with an open wallet. */
  const searchOnce = async (chain: Chain): Promise<void> => {
    const first = await chain.firstBlock()
    const held = vault.keys().map(({ verifyingKey }) => verifyingKey)
    const missing = shown.flatMap(({ view }) => (view && !held.includes(view.verifyingKey) ? view.verifyingKey : []))
    const day = Math.floor(now() / DAY)
    const search = [vault.file()?.id, network.genesis, first && toHex(first), day, ...missing].join(' ')
    if (vault.view().kind !== 'unlocked' || !first || search === searched) return
    try {
      await searchPhrase(ports, chain, known)
      searched = search
    } finally {
      await keep()
    }
  }
  const lookIfDue = () => {
    const chain = access.connected()
    if (typeof chain === 'string' || isLooking) return
    // The end of what is open is worth a look at each block.
    const pause = found.some(({ registration }) => registration) ? 1 : EVERY
    if (looked?.chain === chain && chain.heads().finalized.number < looked.block + pause) return
    isLooking = true
    look(chain)
      .catch(() => {
        // Without an answer the next block asks again.
        looked = undefined
      })
      .finally(() => {
        isLooking = false
      })
  }
  const changed = () => {
    looked = undefined
    isStale = true
    lookIfDue()
    tell()
  }
  const note = () => {
    for (const { address } of vault.accounts()) known.add(toHex(ss58Decode(address)))
    for (const { verifyingKey } of vault.keys()) known.add(verifyingKey)
  }
  note()
  let named = ''
  vault.onChange(() => {
    note()
    const names = [vault.view().kind, ...accounts().map(({ address }) => address)].join()
    if (names !== named) changed()
    named = names
  })
  let before = ''
  registrations.onChange(() => {
    const kinds = registrations
      .views()
      .map(({ id, state }) => id + state.kind)
      .join()
    if (kinds !== before) changed()
    before = kinds
  })
  access.onHead(lookIfDue)

  const isHere = ({ genesis, account }: Found) =>
    toHex(genesis) === network.genesis && accounts().some(({ address }) => address === ss58Encode(account))
  return {
    views: () =>
      shown.flatMap(({ one, view }) => (view && isHere(one) && !isOwn(view, registrations.views()) ? [view] : [])),
    leftBehind: () =>
      // What was read before the last change may be over.
      (isStale ? [] : shown).flatMap(({ one, leftBehind }) =>
        leftBehind && isHere(one) && !isUnderWay(leftBehind.account, registrations.views()) ? [leftBehind] : [],
      ),
    onChange,
  }
}

const show = (found: readonly Found[]) =>
  found.map((one) => ({ one, view: viewOfFound(one), leftBehind: leftBehindOf(one) }))
