import { Button } from '../../components/controls/Button.tsx'
import { Rows } from '../../components/layout/Row.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { EntryRow } from '../history/EntryRow.tsx'

/** Lines on the start screen. */
const SHOWN = 3

/** What this wallet did last, and whatever is under way. */
export const Latest = () => {
  const { go } = useWallet()
  const { history } = useSnapshot()
  if (history.length === 0) return null
  return (
    <Section title={words.history.latest}>
      <Card>
        <Rows label={words.history.latest}>
          {history
            .filter(({ state }, i) => i < SHOWN || state.kind === 'pending')
            .map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
        </Rows>
        <Button look="quiet" onClick={() => go({ at: 'history' })}>
          {words.history.all}
        </Button>
      </Card>
    </Section>
  )
}
