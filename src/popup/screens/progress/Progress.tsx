import { useEffect, useRef } from 'react'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Button } from '../../components/controls/Button.tsx'
import { GroupList } from '../../components/groups/GroupsPicture.tsx'
import { Ring } from '../../components/groups/Ring.tsx'
import { Dialog } from '../../components/layout/Dialog.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { Steps } from '../../components/layout/Steps.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { awaitedBy } from '../../logic/progress/awaited.ts'
import { canCancel, deadlineText, presence, stepsOf } from '../../logic/progress/steps.ts'
import { visibleOrigin } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { AwaitedNotice } from './AwaitedNotice.tsx'
import { History } from './History.tsx'

export const Progress = ({ registration }: { registration: RegistrationView }) => {
  const { background, announce, go } = useWallet()
  const snapshot = useSnapshot()
  const now = Date.now()
  const dialog = useRef<HTMLDialogElement>(null)
  const cancel = useAction()
  const { state, origin } = registration
  const awaited = awaitedBy(registration, snapshot, now)
  const deadline = deadlineText(registration, { network: snapshot.network, now })
  const stay = presence(registration)
  const said = words.states[state.kind]
  // Told at each step, not at each piece.
  useEffect(() => announce(`${said.label}. ${said.text}`), [said, announce])
  const asks = awaited?.title
  useEffect(() => {
    if (asks) announce(asks)
  }, [asks, announce])
  return (
    <Screen
      title={words.progress.title}
      back={{ at: 'home' }}
      footer={<p className={stay.startsWith('keep') ? css.stay : css.mayLeave}>{words.progress[stay]}</p>}
    >
      {origin !== null && <p className={css.small}>{words.progress.from(visibleOrigin(origin))}</p>}
      <GroupsLead label={said.label} text={said.text} deadline={deadline} />
      {registration.ending && <Notice tone="info">{words.progress.ending}</Notice>}
      {awaited && (
        <AwaitedNotice
          awaited={awaited}
          action={
            awaited.need === 'decide' && (
              <Button look="primary" onClick={() => go({ at: 'opening', id: registration.id })}>
                {words.waiting.decide}
              </Button>
            )
          }
        />
      )}
      <History registration={registration} />
      <Ring groups={registration.groups} state={state} threshold={registration.threshold} />
      <Steps label={words.progress.title} steps={stepsOf(state)} />
      <GroupList groups={registration.groups} state={state} />
      {cancel.error && (
        <Notice tone="bad" urgent>
          {words.errors[cancel.error]}
        </Notice>
      )}
      {canCancel(state.kind) && !registration.ending && (
        <>
          <Button look="danger" onClick={() => dialog.current?.showModal()}>
            {words.progress.cancel}
          </Button>
          <Dialog
            ref={dialog}
            title={words.progress.cancelTitle}
            no={words.progress.cancelNo}
            yes={words.progress.cancelYes}
            onYes={() => void cancel.run(() => background.cancelRegistration(registration.id))}
          >
            {words.progress.cancelText}
          </Dialog>
        </>
      )}
    </Screen>
  )
}

/** Always three lines high, so that the picture below stands still. */
const GroupsLead = ({ label, text, deadline }: { label: string; text: string; deadline: string | null }) => (
  <div className={css.state}>
    <h2>{label}</h2>
    <p>{text}</p>
    <p className={css.small}>{deadline ?? words.progress.usual}</p>
  </div>
)
