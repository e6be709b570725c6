import type { EntropyError } from '../../core/errors.ts'
import { namesIn } from '../../core/nodes.ts'
import type { NetworkStatus, NodeStatus } from '../../protocol/popup/network.ts'
import type { NodeState, NodesState } from './nodes.ts'

/** What the screens show of the whole. */
export const statusOf = (state: NodesState): NetworkStatus => {
  if (state.kind === 'open') return { kind: 'ready', block: state.chain.heads().best.number }
  return state.kind === 'failed' ? { ...failure(state.error), ...namesIn(state.error) } : state
}

/** … and of one node. */
export const nodeStatus = (state: NodeState): NodeStatus => (state.kind === 'failed' ? failure(state.error) : state)

const failure = ({ code, message }: EntropyError) => ({ kind: 'failed', code, message }) as const
