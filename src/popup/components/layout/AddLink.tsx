import { hashOf, type Route } from '../../logic/route.ts'
import { words } from '../../words.ts'
import { Icon } from '../data/Icon.tsx'
import css from './rows.module.css'

/** Beside the title of a list: the way to one more. */
export const AddLink = ({ to, label }: { to: Route; label: string }) => (
  <a className={css.add} href={hashOf(to)} aria-label={label} title={label}>
    <Icon name="plus" />
    {words.add.short}
  </a>
)
