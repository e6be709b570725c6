import { Choice } from '../../components/controls/Choice.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { Short } from '../../components/data/Address.tsx'
import { Pill } from '../../components/data/Pill.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Section } from '../../components/layout/Screen.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import type { RegisterForm } from '../../logic/register/registerForm.ts'
import { words } from '../../words.ts'

type Props = {
  readonly form: RegisterForm
  readonly proposed: boolean
  readonly problem: string | undefined
  readonly change: (patch: Partial<RegisterForm>) => void
}

/** Who can change the rules later. */
export const Who = ({ form, proposed, problem, change }: Props) => {
  const { accounts } = useSnapshot()
  const made = accounts.find(({ role }) => role === 'rules')
  const isOwn = accounts.some(({ role, address }) => role === 'registrant' && address === form.rulesAccount.trim())
  return (
    <Section title={words.register.who} aside={proposed && <Pill tone="accent">{words.register.proposed}</Pill>}>
      <Choice
        legend={words.register.who}
        hiddenLegend
        options={[
          {
            value: 'made',
            title: words.register.whoMade[0],
            text: words.register.whoMade[1],
            extra: made && <Short value={made.address} />,
          },
          { value: 'other', title: words.register.whoOther[0], text: words.register.whoOther[1] },
        ]}
        value={form.who}
        onChange={(who) => change({ who })}
      />
      {form.who === 'other' && (
        <Field
          label={words.register.whoAddress}
          mono
          value={form.rulesAccount}
          error={problem}
          onChange={({ target }) => change({ rulesAccount: target.value })}
        />
      )}
      {form.who === 'other' && isOwn && <Notice tone="warn">{words.register.whoOwn}</Notice>}
    </Section>
  )
}
