import type { KeyView } from '../../../protocol/popup/vault.ts'
import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useRegisterWith } from '../../hooks/useRegisterWith.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { isExposed, isFree, latestOf } from '../../logic/registrations.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { Backup } from '../account/Backup.tsx'
import { Hero } from '../account/Hero.tsx'
import { useRenaming } from '../account/Name.tsx'
import { Registrations } from '../account/Registrations.tsx'
import { Value } from '../account/Value.tsx'
import { KeyState } from './KeyState.tsx'

const forgetText = { imported: words.forget.key, phrase: words.forget.keyHide }

/** Everything about one key. */
export const Key = ({ view }: { view: KeyView }) => {
  const { registrations } = useSnapshot()
  const registerWith = useRegisterWith()
  const { verifyingKey } = view
  const renaming = useRenaming({ verifyingKey }, view.name)
  const own = registrations.filter((registration) => registration.verifyingKey === verifyingKey)
  const latest = latestOf(registrations, verifyingKey)
  return (
    <Screen title={visibleText(view.name, 64)} back={{ at: 'home' }} aside={renaming.button}>
      {renaming.form}
      <Hero of={view.ethereumAddress}>
        <KeyState verifyingKey={verifyingKey} />
      </Hero>
      {isExposed(view, registrations) && (
        <Notice tone="bad" title={words.exposed.title}>
          {words.exposed.text}
        </Notice>
      )}
      {isFree(view, registrations) && (
        <Button look="primary" onClick={() => registerWith({ verifyingKey })}>
          {words.keys.register}
        </Button>
      )}
      <Card>
        <Value name={words.keys.ethereum} value={view.ethereumAddress} />
        <Value name={words.keys.verifying} value={verifyingKey} hint={words.keys.verifyingHint} />
      </Card>
      <Section title={words.keys.registrations}>
        <Card>
          {own.length === 0 && <p className={css.small}>{words.keys.noRegistration}</p>}
          {own.length > 0 && <Registrations registrations={own} by="account" />}
        </Card>
      </Section>
      {latest?.state.kind === 'registered' && (
        <Notice tone="info" title={words.forget.suggestTitle}>
          {view.source === 'imported' ? words.forget.suggestImported : words.forget.suggestPhrase}
        </Notice>
      )}
      <Backup
        source={view.source}
        exportTo={{ at: 'key', key: verifyingKey, show: 'export' }}
        exportText={words.backup.exportKey}
        forget={{ to: { at: 'key', key: verifyingKey, show: 'forget' }, text: forgetText[view.source] }}
      />
    </Screen>
  )
}
