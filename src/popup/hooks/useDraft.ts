import { useCallback, useState } from 'react'
import { useWallet } from './useWallet.ts'

/** A form as it was left, or a new one. Survives the popup closing: every change is stored at once. `read`: null for what is none. */
export const useDraft = <F>(id: string, read: (stored: unknown) => F | null, fresh: () => F) => {
  const { drafts } = useWallet()
  const [form, setForm] = useState<F>(() => read(drafts.read(id)) ?? fresh())
  const change = (patch: Partial<F>) => {
    const next = { ...form, ...patch }
    setForm(next)
    drafts.write(id, next)
  }
  /** `next`: what to begin again with. */
  const forget = useCallback(
    (next?: F) => {
      if (next !== undefined) setForm(next)
      drafts.write(id, null)
    },
    [drafts, id],
  )
  return { form, change, forget }
}
