import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Pill } from '../../components/data/Pill.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { usePopup, useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { awaitedBy, depositText } from '../../logic/progress/awaited.ts'
import { serverAt, serversNamed } from '../../logic/progress/names.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { Gone } from '../request/Gone.tsx'

/** The question before a piece is opened. Nothing is chosen, focused or pressed for the user; to let it be is the first button. */
export const Opening = ({ id }: { id: string }) => {
  const { background, proceed } = useWallet()
  const snapshot = useSnapshot()
  const registration = usePopup((state) => state.snapshot?.registrations.find((one) => one.id === id))
  const { busy, error, run } = useAction()
  const waiting = registration?.waiting
  const awaited = registration && awaitedBy(registration, snapshot, Date.now())
  if (!awaited || waiting?.for !== 'consent-open') return <Gone />
  const said = words.opening
  const deposit = depositText(registration, snapshot)
  const question = JSON.stringify([registration.attempt, waiting.server])
  const endpoint = serverAt(registration, waiting.server)?.endpoint ?? ''
  const decide = (tell: () => Promise<void>) =>
    void run(() =>
      proceed(async () => {
        await tell()
        return { at: 'registration', id }
      }),
    )
  return (
    <Screen
      title={said.title}
      back={{ at: 'registration', id }}
      footer={
        <>
          <p className={css.footnoteAbove}>{said.final}</p>
          {/* Another question is another pair of buttons: a press meant for the last one does not count. */}
          <div key={question} className={css.stack}>
            <ApproveButton busy={busy && said.saving} onApprove={() => decide(() => background.declineOpening(id))}>
              {said.no}
            </ApproveButton>
            <ApproveButton
              look="danger"
              blocked={busy}
              onApprove={() => decide(() => background.allowOpening(id, waiting.server))}
            >
              {said.yes}
            </ApproveButton>
          </div>
        </>
      }
    >
      <Notice tone={awaited.tone} title={words.waiting.complaints.bad(serversNamed(registration, [waiting.server]))}>
        <code className={css.where}>{visibleText(endpoint, 128)}</code>
        <p>{said.why}</p>
        {awaited.limit && (
          <p>
            <strong className={css.limit}>{awaited.limit}</strong>
          </p>
        )}
      </Notice>
      {error && (
        <Notice tone="bad" title={words.common.errorTitle} urgent>
          {words.errors[error]}
        </Notice>
      )}
      <Section title={said.meansTitle}>
        <dl className={css.meaning}>
          {said.means.map(([what, why]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{why}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={said.choices}>
        <Card>
          <div className={css.row}>
            <h3 className={css.choiceTitle}>{said.no}</h3>
            <Pill tone="good">{said.recommended}</Pill>
          </div>
          <p>
            {said.noText} {said.noCost[waiting.loss](deposit)}
          </p>
          {waiting.loss !== 'nothing' && <p>{said.noThen}</p>}
        </Card>
        <Card>
          <h3 className={css.choiceTitle}>{said.yes}</h3>
          <p>
            {said.yesText} {said.yesCost(deposit)}
          </p>
          <p>{said.yesThen}</p>
        </Card>
      </Section>
    </Screen>
  )
}
