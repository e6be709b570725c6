import type { HistoryView } from '../../../protocol/popup/history.ts'
import { Pill } from '../../components/data/Pill.tsx'
import { Row } from '../../components/layout/Row.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { routeOf, standingOf, titleOf } from '../../logic/money/entry.ts'
import { moment } from '../../words/counting.ts'
import { EntryMark } from './EntryMark.tsx'

/** One thing that this wallet did. What went as it should needs no word of its own colour. */
export const EntryRow = ({ entry }: { entry: HistoryView }) => {
  const { token } = useSnapshot().network
  const { text, tone } = standingOf(entry)
  const isPlain = tone === 'good' || tone === 'plain'
  return (
    <Row
      to={routeOf(entry)}
      picture={<EntryMark entry={entry} />}
      title={titleOf(entry, token)}
      detail={isPlain ? `${moment(entry.at)} · ${text}` : moment(entry.at)}
      end={!isPlain && <Pill tone={tone}>{text}</Pill>}
    />
  )
}
