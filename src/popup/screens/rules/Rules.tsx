import type { RegisteredView } from '../../../protocol/popup/transactions.ts'
import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useRegistered } from '../../hooks/asking/useRegistered.ts'
import { useDraft } from '../../hooks/useDraft.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { readRulesForm, rulesFormOf } from '../../logic/register/rulesForm.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'
import { RulesForm } from './RulesForm.tsx'
import { RulesReview } from './RulesReview.tsx'

type Props = { readonly registrant: string; readonly step: 'form' | 'review' }

/** Other rules for what is registered: begins with those that the network has now. */
export const Rules = ({ registrant, step }: Props) => {
  const { answer, error, retry } = useRegistered(registrant)
  const { registrations, network } = useSnapshot()
  const shown = registrations.find(({ account, state }) => account === registrant && state.kind === 'registered')
  const back: Route = shown ? { at: 'registration', id: shown.id } : { at: 'home' }
  if (answer) return <Loaded registered={answer} step={step} back={back} />
  return (
    <Screen title={words.changeRules.title} back={back}>
      {error && (
        <Notice
          tone="bad"
          title={words.changeRules.failed}
          urgent
          action={<Button onClick={retry}>{words.common.retry}</Button>}
        >
          {errorText(error, network)}
        </Notice>
      )}
      {!error && <p className={css.lead}>{words.changeRules.loading}</p>}
    </Screen>
  )
}

type LoadedProps = { readonly registered: RegisteredView; readonly step: Props['step']; readonly back: Route }

/** Both steps share one form. */
const Loaded = ({ registered, step, back }: LoadedProps) => {
  const { registrant, rules } = registered
  const draft = useDraft(`rules:${registrant}`, readRulesForm, () => rulesFormOf(rules))
  return step === 'review' ? (
    <RulesReview registered={registered} {...draft} />
  ) : (
    <RulesForm registered={registered} back={back} {...draft} />
  )
}
