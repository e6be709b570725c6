import { useState } from 'react'
import { Pill } from '../../components/data/Pill.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Section } from '../../components/layout/Screen.tsx'
import type { RulesProblems } from '../../logic/register/formProblems.ts'
import type { RulesForm } from '../../logic/register/rulesForm.ts'
import { words } from '../../words.ts'
import { ListEditor } from './ListEditor.tsx'
import css from './register.module.css'

type Props = {
  readonly form: RulesForm
  readonly proposed: boolean
  readonly problems: RulesProblems
  readonly change: (patch: Partial<RulesForm>) => void
}

/** What may be signed, for either kind of chain. Both truths about empty rules are said where they apply. */
export const RulesEditor = ({ form, proposed, problems, change }: Props) => {
  // Opened by the person afterwards, and closed by nobody else.
  const [bitcoinOpen] = useState(form.btc.mode !== 'nothing')
  return (
    <Section title={words.register.rules} aside={proposed && <Pill tone="accent">{words.register.proposed}</Pill>}>
      <ListEditor chain="evm" list={form.evm} problems={problems.evm} onChange={(evm) => change({ evm })} />
      <details className={css.more} open={bitcoinOpen}>
        <summary>{words.register.rulesFor.btc}</summary>
        <ListEditor chain="btc" list={form.btc} problems={problems.btc} onChange={(btc) => change({ btc })} />
      </details>
      {form.evm.mode === 'nothing' && form.btc.mode === 'nothing' && (
        <Notice tone="info">{words.register.noRules}</Notice>
      )}
    </Section>
  )
}
