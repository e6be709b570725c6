import { useDraft } from '../../hooks/useDraft.ts'
import { newSendForm, readSendForm } from '../../logic/money/sendForm.ts'
import { SendForm } from './SendForm.tsx'
import { SendReview } from './SendReview.tsx'

type Props = { readonly from: string; readonly step: 'form' | 'review' }

/** Both steps share one form: to whom and how much; then what that means and costs. */
export const Send = ({ from, step }: Props) => {
  const { form, change, forget } = useDraft('send', readSendForm, newSendForm)
  return step === 'review' ? (
    <SendReview form={form} from={from} forget={forget} />
  ) : (
    <SendForm form={form} from={from} change={change} />
  )
}
