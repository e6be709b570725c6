import { Check, Choice } from '../../components/controls/Choice.tsx'
import { TextArea } from '../../components/controls/Field.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import type { LineProblem } from '../../logic/register/formProblems.ts'
import { type ListForm, linesOf } from '../../logic/register/rulesForm.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import css from './register.module.css'

type Props = {
  readonly chain: 'evm' | 'btc'
  readonly list: ListForm
  readonly problems: readonly LineProblem[]
  readonly onChange: (list: ListForm) => void
}

const modes = ['nothing', 'allow', 'deny'] as const

export const ListEditor = ({ chain, list, problems, onChange }: Props) => {
  const n = linesOf(list.text).length
  return (
    <div className={css.list}>
      <Choice
        legend={words.register.rulesFor[chain]}
        hiddenLegend={chain === 'btc'}
        options={modes.map((value) => ({
          value,
          title: words.register.modes[value][0],
          text: words.register.modes[value][1],
        }))}
        value={list.mode}
        onChange={(mode) => onChange({ ...list, mode })}
      />
      {list.mode !== 'nothing' && (
        <>
          <TextArea
            label={words.register.addresses[chain]}
            hint={words.register.addressesHint(25)}
            error={problems.length > 0 ? words.register.linesBad(problems.length) : undefined}
            value={list.text}
            rows={4}
            onChange={({ target }) => onChange({ ...list, text: target.value })}
            after={
              problems.length > 0 ? (
                <Lines problems={problems} />
              ) : (
                <p className={n === 0 ? css.empty : css.good}>{words.register.linesGood(n)}</p>
              )
            }
          />
          {chain === 'evm' && (
            <Check
              title={words.register.creation}
              text={words.register.creationHint}
              checked={list.creation}
              onChange={(creation) => onChange({ ...list, creation })}
            />
          )}
          {n === 0 && list.mode === 'allow' && <Notice tone="info">{words.register.emptyAllow}</Notice>}
          {n === 0 && list.mode === 'deny' && <Notice tone="warn">{words.register.emptyDeny}</Notice>}
        </>
      )}
    </div>
  )
}

const Lines = ({ problems }: { problems: readonly LineProblem[] }) => (
  <ul className={css.lines}>
    {problems.map(({ line, address, text }) => (
      <li key={`${line} ${address} ${text}`}>
        {line !== null && <strong>{words.register.line(line)}</strong>}
        {address && <code>{visibleText(address, 60)}</code>}
        <span>{text}</span>
      </li>
    ))}
  </ul>
)
