import { useEffect } from 'react'
import type { RequestView } from '../../protocol/popup/requests.ts'
import { newForm, type RegisterForm, readForm } from '../logic/register/registerForm.ts'
import { setForm } from '../store.ts'
import { usePopup, useSnapshot, useWallet } from './useWallet.ts'

type RegisterRequest = Extract<RequestView, { kind: 'register' }>

/** The register form as it was left, or a new one. Survives the popup closing: every change is stored at once. */
export const useRegisterForm = (request: RegisterRequest | undefined) => {
  const { store, drafts } = useWallet()
  const snapshot = useSnapshot()
  const id = request ? `register:${request.id}` : 'register'
  const form = usePopup(({ forms }) => forms[id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; later snapshots do not change what is being typed
  useEffect(() => {
    if (!form) setForm(store, id, readForm(drafts.read(id), snapshot) ?? newForm(snapshot, request?.proposal ?? null))
  }, [id])
  const change = (patch: Partial<RegisterForm>) => {
    const now = store.getState().forms[id]
    if (!now) return
    const next = { ...now, ...patch }
    setForm(store, id, next)
    drafts.write(id, next)
  }
  const forget = () => {
    setForm(store, id, null)
    drafts.write(id, null)
  }
  return { form, change, forget }
}
