import type { DraftCalls } from '../../protocol/popup/api.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'

const maxDrafts = 20

export const draftHandlers = ({ drafts }: Wallet): Handlers<DraftCalls, undefined> => ({
  readDraft: async (_, id) => (await drafts.read())?.[id],
  async writeDraft(_, id, draft) {
    const { [id]: _replaced, ...others } = (await drafts.read()) ?? {}
    const kept = Object.entries(others).slice(1 - maxDrafts)
    await drafts.write(Object.fromEntries(draft === null ? kept : [...kept, [id, draft]]))
  },
})
