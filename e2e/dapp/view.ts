import type { Account, RegistrationState } from '@entropy-wallet/dapp'
import { elements, find, make } from './elements.ts'
import { type Problem, type Remedy, steps } from './words.ts'

export type Tone = 'plain' | 'good' | 'bad'

const remedies: Readonly<Record<Remedy, string>> = { connect: 'Connect again', reload: 'Reload this page' }

export const say = (text: string, tone: Tone = 'plain', remedy?: Remedy): void => {
  find('news').dataset.tone = tone
  const status = find('status')
  if (status.textContent !== text) status.textContent = text
  elements.remedy.hidden = remedy === undefined
  elements.remedy.dataset.remedy = remedy ?? ''
  elements.remedy.textContent = remedy ? remedies[remedy] : ''
}

export const sayProblem = ({ text, remedy }: Problem): void => say(text, 'bad', remedy)

export const note = (id: 'addresses-note' | 'register-note', text: string): void => {
  find(id).textContent = text
}

export const markDone = (step: 'connect-step' | 'rules-step' | 'register-step', done: boolean): void => {
  find(step).toggleAttribute('data-done', done)
}

/** The chosen account stays chosen while it is there. */
export const showAccounts = (accounts: readonly Account[]): void => {
  const before = chosenAccount()
  const chosen = accounts.find(({ address }) => address === before) ?? accounts[0]
  const rows = accounts.map((account) => {
    const input = make('input')
    Object.assign(input, { type: 'radio', name: 'account', value: account.address, checked: account === chosen })
    const row = make('label')
    row.className = 'account'
    row.append(input, make('span', account.name), make('small', account.address))
    return row
  })
  find('account-list').replaceChildren(...rows)
  elements.connected.hidden = accounts.length === 0
}

export const chosenAccount = (): string | undefined =>
  document.querySelector<HTMLInputElement>('input[name="account"]:checked')?.value

const detailOf = (state: RegistrationState, kind: string): string =>
  (state.kind === 'delivering' || state.kind === 'confirming') && kind === state.kind
    ? ` (${state.done} of ${state.of})`
    : ''

/** Marks where a registration is. Without a state, or at its bad end, there is nothing to show. */
export const showProgress = (state: RegistrationState | undefined): void => {
  const at = state?.kind === 'registered' ? steps.length : steps.findIndex(({ kind }) => kind === kindOf(state))
  find('progress').hidden = at < 0
  if (!state || at < 0) return
  const items = steps.map(({ kind, text }, index) => {
    const item = make('li', text + detailOf(state, kind))
    item.dataset.state = index < at ? 'done' : index === at ? 'now' : 'later'
    if (index === at) item.setAttribute('aria-current', 'step')
    return item
  })
  find('progress').replaceChildren(...items)
}

const kindOf = (state: RegistrationState | undefined): string | undefined =>
  state?.kind === 'awaiting-unlock' ? 'awaiting-approval' : state?.kind
