import type { HistoryView } from '../../../protocol/popup/history.ts'
import { Icon } from '../../components/data/Icon.tsx'
import { standingOf } from '../../logic/money/entry.ts'
import css from './history.module.css'

const icons = {
  sent: 'send',
  'test-funds': 'receive',
  rules: 'edit',
  registration: 'lock',
  'taken-back': 'receive',
  signed: 'check',
} as const

/** What kind of thing was done, and how it stands, at a glance. */
export const EntryMark = ({ entry }: { entry: HistoryView }) => (
  <span className={`${css.mark} ${css[standingOf(entry).tone]}`}>
    <Icon name={icons[entry.done.kind]} />
  </span>
)
