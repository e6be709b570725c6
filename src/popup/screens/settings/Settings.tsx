import { Button } from '../../components/controls/Button.tsx'
import { Select } from '../../components/controls/Field.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { Nodes } from './nodes/Nodes.tsx'
import { Sites } from './Sites.tsx'

const lockMinutes = [1, 5, 15, 30, 60, 240]

export const Settings = () => {
  const { background, go } = useWallet()
  const { settings, vault } = useSnapshot()
  const { error, run } = useAction()
  const offered = lockMinutes.includes(settings.autoLockMinutes)
    ? lockMinutes
    : [...lockMinutes, settings.autoLockMinutes].sort((a, b) => a - b)
  const unproven = vault.kind === 'unlocked' && vault.backup === 'unproven'
  return (
    <Screen title={words.common.settings} back={{ at: 'home' }}>
      <Nodes />
      <Section title={words.settings.security}>
        <Card>
          <Select
            label={words.settings.autoLock}
            value={settings.autoLockMinutes}
            onChange={({ target }) => void run(() => background.setAutoLock(Number(target.value)))}
          >
            {offered.map((minutes) => (
              <option key={minutes} value={minutes}>
                {words.settings.minutes(minutes)}
              </option>
            ))}
          </Select>
          {error && (
            <Notice tone="bad" urgent>
              {words.errors[error]}
            </Notice>
          )}
          <Button onClick={() => go({ at: 'change-password' })}>{words.changePassword.link}</Button>
          <Button onClick={() => go({ at: unproven ? 'words' : 'show-words' })}>{words.settings.words}</Button>
          <Button onClick={() => void run(() => background.lock())}>{words.settings.lock}</Button>
        </Card>
      </Section>
      <Sites />
    </Screen>
  )
}
