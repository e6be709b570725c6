import type { NodeStatus } from '../../../../protocol/popup/network.ts'
import css from '../../../components/layout/layout.module.css'
import { words } from '../../../words.ts'

/** How one node is, in a line. */
export const NodeState = ({ status }: { status: NodeStatus }) => {
  if (status.kind === 'connecting') return <p className={css.small}>{words.nodes.connecting}</p>
  if (status.kind === 'ready') return <p className={css.small}>{words.nodes.ready(status.block)}</p>
  return <p className={css.problem}>{status.code === 'nodes-disagree' ? words.nodes.odd : words.errors[status.code]}</p>
}
