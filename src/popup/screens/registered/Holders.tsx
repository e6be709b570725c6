import type { HoldersView, RegisteredView } from '../../../protocol/popup/transactions.ts'
import { Pill } from '../../components/data/Pill.tsx'
import css from '../../components/layout/layout.module.css'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { groupNumber } from '../../logic/progress/names.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { listed } from '../../words/counting.ts'
import { words } from '../../words.ts'
import own from './registered.module.css'

type Props = { readonly chain: RegisteredView | null; readonly asking: boolean }

/** Which servers hold their piece, group by group, as the chain says. */
export const Holders = ({ chain, asking }: Props) =>
  (chain || asking) && (
    <Section title={words.holders.title}>
      <Card>
        {chain && (
          <ul className={own.groups}>
            {chain.holders.map((group) => (
              <Group key={group.subgroup} group={group} />
            ))}
          </ul>
        )}
        <AsOf at={chain?.at} asking={asking} />
      </Card>
    </Section>
  )

/** The line has its place while the answer is on its way. */
export const AsOf = ({ at, asking }: { at: number | undefined; asking: boolean }) => {
  if (at !== undefined) return <p className={css.small}>{words.holders.asOf(at)}</p>
  return asking && <p className={css.small}>{words.holders.loading}</p>
}

const Group = ({ group: { subgroup, missing, members } }: { group: HoldersView }) => {
  const said = words.holders
  const without = members.filter(({ holds }) => !holds)
  const held = members.length - without.length
  return (
    <li>
      <div className={css.row}>
        <span>{said.group(groupNumber(subgroup), held, members.length)}</span>
        <Pill tone={missing ? 'warn' : 'good'}>{words.progress.groupStates[missing ? 'missing' : 'confirmed']}</Pill>
      </div>
      <p className={css.small}>
        {missing
          ? said.none
          : without.length === 0
            ? said.all
            : said.without(listed(without.map(({ name, endpoint }) => nameOf(name, endpoint))))}
      </p>
    </li>
  )
}

const nameOf = (name: string, endpoint: string | null): string =>
  endpoint === null ? name : `${name} (${visibleText(endpoint, 128)})`
