import { errorCodes } from '../errors.ts'
import { isEnd } from '../isEnd.ts'
import type { Address, RegisterRequest, RegistrationState } from '../types.ts'
import { frozen } from './frozen.ts'
import { mockError } from './mockError.ts'
import type { MockStep } from './mockWallet.ts'

/** A registration as the wallet has it, whatever pages know of it. */
export type Wish = {
  /** Those of the handles that ask for it, oldest first. */
  readonly ids: string[]
  readonly request: RegisterRequest
  /** Who registers: undefined until that is asked for, or chosen by the user's approval. */
  account: Address | undefined
  state: RegistrationState
  isWithdrawn: boolean
  steps: readonly MockStep[]
}

/** As many of one site's wait for the user at a time. */
const maxWaiting = 3

export const isWaiting = ({ state }: Wish): boolean =>
  state.kind === 'awaiting-approval' || state.kind === 'awaiting-unlock'
/** It waits, goes on, or is registered: it has its name for itself. */
const isStillGood = ({ state }: Wish): boolean => !isEnd(state) || state.kind === 'registered'

/** What makes two wishes without a name the same. */
const textOf = ({ account, key, constraints, constraintAccount, threshold }: RegisterRequest): string =>
  JSON.stringify([account, key, constraints, constraintAccount, threshold])

export type Wishes = {
  /** Oldest first. */
  readonly all: readonly Wish[]
  find(id: string): Wish | undefined
  /** The wish of before that this is again, or a new one. @throws -32002 when enough wait */
  ask(id: string, request: RegisterRequest): Wish
  move(wish: Wish, state: RegistrationState): void
}

/** `moved`: a wish has come to another state. */
export const createWishes = (script: readonly MockStep[], moved: (wish: Wish) => void): Wishes => {
  const all: Wish[] = []
  const find = (id: string): Wish | undefined => all.find(({ ids }) => ids.includes(id))
  return {
    all,
    find,
    ask(id, request) {
      const { ref } = request
      const again = (one: Wish): boolean =>
        one.request.ref === ref &&
        (ref === undefined ? isWaiting(one) && textOf(one.request) === textOf(request) : isStillGood(one))
      const same = all.filter(again).at(-1)
      if (same) {
        same.ids.push(id)
        return same
      }
      if (all.filter(isWaiting).length >= maxWaiting) throw mockError(errorCodes.alreadyPending)
      const wish: Wish = {
        ...{ ids: [id], request, account: request.account, state: frozen({ kind: 'awaiting-approval' }) },
        ...{ isWithdrawn: false, steps: script },
      }
      all.push(wish)
      moved(wish)
      return wish
    },
    move(wish, state) {
      if (JSON.stringify(state) === JSON.stringify(wish.state)) return
      wish.isWithdrawn = isWaiting(wish) && state.kind === 'cancelled'
      wish.state = frozen(state)
      moved(wish)
    },
  }
}
