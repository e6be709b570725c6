import type { Rules } from '../../../protocol/popup/common.ts'
import { Identicon } from '../../components/data/Identicon.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { rulesDiff } from '../../logic/register/rulesDiff.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import css from './rules.module.css'

/** Which addresses come and which go, chain by chain. What the new rules mean is said below them. */
export const Changes = ({ before, after }: { before: Rules; after: Rules }) => {
  const changed = rulesDiff(before, after).filter((one) => one.changed)
  const said = words.changeRules
  return (
    <Section title={said.changes}>
      <Card>
        {changed.length === 0 && <p>{said.nothingChanges}</p>}
        {changed.map(({ chain, added, gone, kind, creation }) => (
          <div key={chain} className={css.chain}>
            <h3 className={css.name}>{words.register.rulesFor[chain]}</h3>
            {kind && <p>{said.kind(modeName(kind[0]), modeName(kind[1]))}</p>}
            {creation !== null && <p>{creation ? words.rules.creation : words.rules.noCreation}</p>}
            <List name={said.added} sign="+" addresses={added} look={css.added} />
            <List name={said.gone} sign="−" addresses={gone} look={css.gone} />
          </div>
        ))}
      </Card>
    </Section>
  )
}

const modeName = (mode: 'allow' | 'deny' | 'nothing') => words.register.modes[mode][0]

type ListProps = {
  readonly name: string
  readonly sign: string
  readonly addresses: readonly string[]
  readonly look: string | undefined
}

const List = ({ name, sign, addresses, look }: ListProps) =>
  addresses.length > 0 && (
    <div>
      <p className={look}>{name}</p>
      <ul className={css.addresses} aria-label={name}>
        {addresses.map((address) => (
          <li key={address}>
            <span className={look} aria-hidden="true">
              {sign}
            </span>
            <Identicon of={address} size={20} />
            <code>{visibleText(address, 100)}</code>
          </li>
        ))}
      </ul>
    </div>
  )
