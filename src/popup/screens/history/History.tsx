import { useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Select } from '../../components/controls/Field.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Rows } from '../../components/layout/Row.tsx'
import { Card, Screen } from '../../components/layout/Screen.tsx'
import { useHistory } from '../../hooks/asking/useHistory.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { EntryRow } from './EntryRow.tsx'

const KEPT = 200

/** All that this wallet did, newest first. */
export const History = () => {
  const { accounts } = useSnapshot()
  const { entries, error, retry } = useHistory()
  const [of, setOf] = useState('')
  const named = accounts.filter(({ address }) => entries.some(({ account }) => account === address))
  const shown = entries.filter(({ account }) => of === '' || account === of)
  return (
    <Screen title={words.history.title} back={{ at: 'home' }}>
      {error && (
        <Notice tone="bad" title={words.history.failed} action={<Button onClick={retry}>{words.common.retry}</Button>}>
          {words.errors[error]}
        </Notice>
      )}
      {named.length > 1 && (
        <Select label={words.history.of} value={of} onChange={({ target }) => setOf(target.value)}>
          <option value="">{words.history.everyAccount}</option>
          {named.map(({ address, name }) => (
            <option key={address} value={address}>
              {visibleText(name, 64)}
            </option>
          ))}
        </Select>
      )}
      {shown.length === 0 ? (
        <p className={css.lead}>{words.history.none}</p>
      ) : (
        <Card>
          <Rows label={words.history.title}>
            {shown.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </Rows>
        </Card>
      )}
      <p className={css.small}>{words.history.kept(KEPT)}</p>
    </Screen>
  )
}
