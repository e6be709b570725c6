import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useWallet } from '../../hooks/useWallet.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'

type Props = {
  readonly source: 'phrase' | 'imported'
  readonly exportTo: Route
  readonly exportText: string
  /** What is behind the last button; none when it cannot be removed. */
  readonly forget?: { readonly to: Route; readonly text: string } | undefined
}

/** What brings it back, and the ways out of the wallet. */
export const Backup = ({ source, exportTo, exportText, forget }: Props) => {
  const { go } = useWallet()
  return (
    <Section title={words.backup.title}>
      <Card>
        <p className={css.small}>{words.backup[source]}</p>
        <Button onClick={() => go(exportTo)}>{exportText}</Button>
        {forget && (
          <Button look={source === 'imported' ? 'danger' : 'secondary'} onClick={() => go(forget.to)}>
            {forget.text}
          </Button>
        )}
      </Card>
    </Section>
  )
}
