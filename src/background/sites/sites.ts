import * as v from 'valibot'
import type { Address } from '../../protocol/popup/common.ts'
import type { SiteView } from '../../protocol/popup/requests.ts'
import { createListeners } from '../listeners.ts'
import type { Cell } from '../ports.ts'
import type { OnChange } from '../services.ts'
import { createTurns } from '../turns.ts'

/** What the user decided about sites: which accounts each may see. An origin that is not here has not asked. */
export type Sites = {
  /** A site without accounts was refused, and stays so until the user forgets it. */
  views(): readonly SiteView[]
  find(origin: string): SiteView | undefined
  grant(origin: string, accounts: readonly Address[]): Promise<void>
  refuse(origin: string): Promise<void>
  forget(origin: string): Promise<void>
  readonly onChange: OnChange
}

const site = v.object({ origin: v.string(), accounts: v.array(v.string()) })
const parse = (stored: unknown): readonly SiteView[] =>
  v.parse(v.fallback(v.array(v.fallback(v.nullable(site), null)), []), stored).filter((one) => one !== null)

export async function openSites(cell: Cell<readonly SiteView[]>): Promise<Sites> {
  let all = parse(await cell.read())
  const { onChange, tell } = createListeners()
  const inTurn = createTurns()
  /** One decision after the other: each is made of what the one before it left. */
  function decide(origin: string, accounts?: readonly Address[]): Promise<void> {
    return inTurn(async () => {
      const others = all.filter((one) => one.origin !== origin)
      const next = accounts ? [...others, { origin, accounts }] : others
      await cell.write(next)
      all = next
      tell()
    })
  }
  return {
    views: () => all,
    find: (origin) => all.find((one) => one.origin === origin),
    grant: (origin, accounts) => decide(origin, accounts),
    refuse: (origin) => decide(origin, []),
    forget: (origin) => decide(origin),
    onChange,
  }
}
