import { Screen } from '../../components/layout/Screen.tsx'
import { useRegisterForm } from '../../hooks/useRegisterForm.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { Review } from '../review/Review.tsx'
import { Form } from './Form.tsx'

/** Both steps share one form: what may be signed, by whom it may be changed; then what that means and costs. */
export const Register = ({ request: id, step }: { request: string | null; step: 'form' | 'review' }) => {
  const found = useSnapshot().requests.find((one) => one.id === id)
  const request = found?.kind === 'register' ? found : undefined
  const { form, change, forget } = useRegisterForm(request)
  if (!form) return <Screen title={words.register.title}>{null}</Screen>
  return step === 'review' ? (
    <Review form={form} request={request} forget={forget} />
  ) : (
    <Form form={form} request={request} change={change} forget={forget} />
  )
}
