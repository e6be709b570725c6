import type { Hex } from '../../../protocol/popup/common.ts'
import { Pill } from '../../components/data/Pill.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { needy } from '../../logic/progress/awaited.ts'
import { latestOf } from '../../logic/registrations.ts'
import { words } from '../../words.ts'
import { StatePill } from './StatePill.tsx'

/** What became of a key on the network, in a word. */
export const KeyState = ({ verifyingKey }: { verifyingKey: Hex }) => {
  const snapshot = useSnapshot()
  const latest = latestOf(snapshot.registrations, verifyingKey)
  if (!latest) return <Pill tone="plain">{words.home.notRegistered}</Pill>
  if (needy(snapshot).includes(latest)) return <Pill tone="warn">{words.home.needsYou}</Pill>
  return <StatePill registration={latest} />
}
