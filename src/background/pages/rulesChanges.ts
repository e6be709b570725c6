import type { Address, Rules } from '../../protocol/popup/common.ts'
import { createListeners } from '../listeners.ts'
import type { OnChange } from '../services.ts'
import type { Wallet } from '../wallet.ts'

/** What this wallet notices of rules that change on the finalized chain. Nothing is asked for this alone. */
export type RulesChanges = {
  /** The rules of this account's key, as they were just read. */
  note(registrant: Address, rules: Rules): void
  /** A greater number than before: they have changed. A lesser one: this is another background, which saw less. */
  changed(registrant: Address): number
  readonly onChange: OnChange
}

export function followRules({ history, found }: Pick<Wallet, 'history' | 'found'>): RulesChanges {
  const { onChange, tell } = createListeners()
  const seen = new Map<Address, { readonly text: string; readonly ours: number; readonly others: number }>()

  /** When this wallet changed them last; that is known over a stop. */
  const ours = (registrant: Address): number =>
    history
      .all()
      .find(({ done, state }) => done.kind === 'rules' && done.registrant === registrant && state.kind === 'final')
      ?.at ?? 0

  function note(registrant: Address, rules: Rules): void {
    const before = seen.get(registrant)
    const now = { text: JSON.stringify(rules), ours: ours(registrant) }
    // A change of ours was told when it was final.
    const isForeign = before?.ours === now.ours && before.text !== now.text
    seen.set(registrant, { ...now, others: (before?.others ?? 0) + (isForeign ? 1 : 0) })
    if (isForeign) tell()
  }
  history.onChange(tell)
  found.onChange(() => {
    for (const { account, rules } of found.views()) note(account, rules)
  })
  return {
    note,
    changed: (registrant) => ours(registrant) + (seen.get(registrant)?.others ?? 0),
    onChange,
  }
}
