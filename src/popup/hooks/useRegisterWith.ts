import { newForm, type RegisterForm, readForm } from '../logic/register/registerForm.ts'
import { setForm } from '../store.ts'
import { useSnapshot, useWallet } from './useWallet.ts'

type Choice = Partial<Pick<RegisterForm, 'account' | 'verifyingKey'>>

/** Opens the register form with this key or account chosen, and everything else as it was left. */
export const useRegisterWith = () => {
  const { store, drafts, go } = useWallet()
  const snapshot = useSnapshot()
  return (choice: Choice): void => {
    const left = store.getState().forms.register ?? readForm(drafts.read('register'), snapshot)
    const form = { ...(left ?? newForm(snapshot, null)), ...choice }
    setForm(store, 'register', form)
    drafts.write('register', form)
    go({ at: 'register', request: null, step: 'form' })
  }
}
