import { useCallback, useEffect, useRef } from 'react'
import type { RequestView } from '../../protocol/popup/requests.ts'
import { newForm, type RegisterForm, readForm } from '../logic/register/registerForm.ts'
import { setForm } from '../store.ts'
import { withLimit } from './useAction.ts'
import { usePopup, useSnapshot, useWallet } from './useWallet.ts'

type RegisterRequest = Extract<RequestView, { kind: 'register' }>

/** The register form as it was left, or a new one. Survives the popup closing: every change is stored a moment later. */
export const useRegisterForm = (request: RegisterRequest | undefined) => {
  const { store, background } = useWallet()
  const snapshot = useSnapshot()
  const id = request ? `register:${request.id}` : 'register'
  const form = usePopup(({ forms }) => forms[id])
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => void } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; later snapshots do not change what is being typed
  useEffect(() => {
    if (form) return
    let left = false
    // A form need not wait for its draft: without an answer it begins afresh.
    const stored = withLimit(background.readDraft(id), 1500).catch(() => null)
    void stored.then((draft) => {
      if (!left) setForm(store, id, readForm(draft, snapshot) ?? newForm(snapshot, request?.proposal ?? null))
    })
    return () => {
      left = true
    }
  }, [id])

  const flush = useCallback(() => {
    if (!pending.current) return
    clearTimeout(pending.current.timer)
    pending.current.write()
    pending.current = null
  }, [])

  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])

  const change = (patch: Partial<RegisterForm>) => {
    const now = store.getState().forms[id]
    if (!now) return
    const next = { ...now, ...patch }
    setForm(store, id, next)
    if (pending.current) clearTimeout(pending.current.timer)
    const write = () => void background.writeDraft(id, next).catch(() => {})
    pending.current = { timer: setTimeout(flush, 250), write }
  }

  const forget = () => {
    setForm(store, id, null)
    void background.writeDraft(id, null).catch(() => {})
  }

  return { form, change, forget }
}
