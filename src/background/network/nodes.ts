import { asEntropyError, EntropyError } from '../../core/errors.ts'
import { farApart, namedAs, namesIn } from '../../core/nodes.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { type Closable, createLink } from './link.ts'

/** After a node could not say which blocks it has. Milliseconds. */
const PAUSE = 5_000

export type Connection = Chain & Closable
export type NodesPorts = {
  readonly open: (url: string, onClosed: () => void) => Promise<Connection>
  /** Makes one of several; `onBroken` ends it. */
  readonly agree: (
    members: readonly { readonly url: string; readonly chain: Chain }[],
    onBroken: (error: EntropyError) => void,
  ) => Promise<Connection>
}
export type NodesState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open'; readonly chain: Chain }
  | { readonly kind: 'failed'; readonly error: EntropyError }
export type NodeState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready'; readonly block: number }
  | { readonly kind: 'failed'; readonly error: EntropyError }

/**
 * The nodes of this list as one chain: all connected and of one mind, or there is none. `changed`: a node or the whole is
 * in another state, or one of several has a new block. Nodes that disagree stay named until they are tried again or left out.
 */
export const createNodes = (urls: readonly string[], { open, agree }: NodesPorts, changed: () => void) => {
  /** `made`: of which connections. Undefined while there is nothing to make it of. */
  let whole:
    | { readonly made: readonly Connection[]; readonly ready: Promise<Connection>; state: NodesState }
    | undefined
  let dispute: EntropyError | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const nodes = urls.map((url) => ({
    url,
    link: createLink<Connection>(
      (onClosed) => open(url, onClosed),
      (state) => {
        if (state.kind === 'open' && urls.length > 1) state.connection.onHeads(changed)
        join()
        changed()
      },
    ),
  }))

  const leave = () => {
    clearTimeout(timer)
    const left = whole
    whole = undefined
    if (urls.length > 1) left?.ready.then((chain) => chain.close()).catch(() => undefined)
  }
  /** Makes the whole once every node is there, and lets go of it when one is not. */
  const join = () => {
    const made = nodes.flatMap(({ link }) => {
      const state = link.state()
      return state.kind === 'open' ? [state.connection] : []
    })
    if (whole && made.length === whole.made.length && made.every((one, i) => one === whole?.made[i])) return
    leave()
    if (made.length < nodes.length || dispute) return
    const broken = (error: EntropyError) => {
      if (whole !== mine) return
      if (error.code === 'nodes-disagree') dispute = error
      leave()
      if (!dispute) {
        whole = { ...mine, state: { kind: 'failed', error } }
        timer = setTimeout(() => {
          leave()
          join()
        }, PAUSE)
      }
      changed()
    }
    const members = nodes.map(({ url }, i) => ({ url, chain: made[i]! }))
    const ready = made.length === 1 ? Promise.resolve(made[0]!) : agree(members, broken)
    const mine: NonNullable<typeof whole> = {
      made,
      ready,
      state: made.length === 1 ? { kind: 'open', chain: made[0]! } : { kind: 'connecting' },
    }
    whole = mine
    if (mine.state.kind === 'open') return
    ready.then(
      (chain) => {
        mine.state = { kind: 'open', chain }
        if (whole === mine) changed()
      },
      (error) => broken(asEntropyError(error)),
    )
  }

  /** The newest finalized block of each that is connected. */
  const heights = (): ReadonlyMap<string, number> =>
    new Map(
      nodes.flatMap(({ url, link }) => {
        const state = link.state()
        return state.kind === 'open' ? [[url, state.connection.heads().finalized.number]] : []
      }),
    )

  const state = (): NodesState => {
    if (dispute) return { kind: 'failed', error: dispute }
    for (const { url, link } of nodes) {
      const one = link.state()
      if (one.kind === 'failed') return { kind: 'failed', error: namedAs([url], one.error) }
    }
    const apart = farApart(heights())
    if (apart.length > 0) {
      const error = new EntropyError('nodes-apart', 'the nodes are at very different blocks', {
        data: { nodes: apart },
      })
      return { kind: 'failed', error }
    }
    return whole?.state ?? { kind: 'connecting' }
  }

  return {
    state,
    /** Each on its own, in the order of the list. */
    each: (): readonly { readonly url: string; readonly state: NodeState }[] => {
      const now = state()
      const named = now.kind === 'failed' ? namesIn(now.error).nodes : []
      return nodes.map(({ url, link }) => {
        if (now.kind === 'failed' && named.includes(url)) return { url, state: now }
        const one = link.state()
        if (one.kind !== 'open') return { url, state: one }
        return { url, state: { kind: 'ready', block: one.connection.heads().best.number } }
      })
    },
    /** Keeps all connected until the returned function is called. */
    hold(): () => void {
      const releases = nodes.map(({ link }) => link.hold())
      return () => {
        for (const release of releases) release()
        join()
      }
    },
    /** The whole, tried now if there is none. The caller holds the nodes meanwhile. @throws {EntropyError} why it cannot be had */
    async get(): Promise<Chain> {
      if (dispute) throw dispute
      await Promise.all(
        nodes.map(({ url, link }) =>
          link.get().catch((error) => Promise.reject(namedAs([url], asEntropyError(error)))),
        ),
      )
      await whole?.ready
      const now = state()
      if (now.kind === 'open') return now.chain
      throw now.kind === 'failed' ? now.error : new EntropyError('chain-unavailable', 'a node went away')
    },
    /** Forgets what they said, and tries all again. */
    renew() {
      dispute = undefined
      leave()
      for (const { link } of nodes) link.renew()
      changed()
    },
  }
}
