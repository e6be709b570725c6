import { checkRegistered } from './check.ts'
import type { Account, Registered, State } from './wallet.ts'
import { steps } from './words.ts'

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T

export const elements = {
  absent: find('absent'),
  reload: find<HTMLButtonElement>('reload'),
  connect: find<HTMLButtonElement>('connect'),
  accounts: find<HTMLFieldSetElement>('accounts'),
  addresses: find<HTMLTextAreaElement>('addresses'),
  register: find<HTMLButtonElement>('register'),
  withdraw: find<HTMLButtonElement>('withdraw'),
}

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

export type Tone = 'plain' | 'good' | 'bad'
export const say = (text: string, tone: Tone = 'plain'): void => {
  const status = find('status')
  status.dataset.tone = tone
  if (status.textContent !== text) status.textContent = text
}

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
    row.append(input, make('span', account.name ?? 'Account'), make('small', account.address))
    return row
  })
  find('account-list').replaceChildren(...rows)
  elements.accounts.hidden = accounts.length === 0
}

export const chosenAccount = (): string | undefined =>
  document.querySelector<HTMLInputElement>('input[name="account"]:checked')?.value

const detailOf = (state: State, kind: string): string => {
  if (state.kind === 'delivering' && kind === 'delivering') return ` (${state.done} of ${state.of})`
  if (state.kind === 'confirming' && kind === 'confirming') return ` (${state.done} of ${state.of})`
  return ''
}

/** Marks where a registration is. Without a state, or at its bad end, there is nothing to show. */
export const showProgress = (state: State | undefined): void => {
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

const kindOf = (state: State | undefined): string | undefined =>
  state?.kind === 'awaiting-unlock' ? 'awaiting-approval' : state?.kind

export const showResult = (registered: Registered | undefined): void => {
  const result = find('result')
  if (!registered) {
    result.hidden = true
    return
  }
  const { threshold, subgroups, missingSubgroups, block, proof } = registered
  const missing = missingSubgroups.length === 0 ? 'all of them hold it' : `${missingSubgroups.length} did not confirm`
  const rows: readonly (readonly [string, string, string])[] = [
    ['verifying-key', 'Verifying key', registered.verifyingKey],
    ['ethereum-address', 'Ethereum address', registered.ethereumAddress],
    ['registrant', 'Registered by', registered.registrant],
    ['rules-account', 'Rules belong to', registered.constraintAccount],
    ['threshold', 'Signing groups', `any ${threshold} of ${subgroups}; ${missing}`],
    ['block', 'Recorded in block', `${block.number}`],
    ['message-hash', 'Test message (hash)', proof.messageHash],
    ['signature', 'Test signature', proof.signature],
  ]
  find('facts').replaceChildren(
    ...rows.flatMap(([id, name, value]) => {
      const cell = make('dd', value)
      cell.dataset.testid = id
      return [make('dt', name), cell]
    }),
  )
  const valid = checkRegistered(registered)
  const verdict = find('verdict')
  verdict.dataset.valid = String(valid)
  verdict.textContent = valid
    ? 'This page checked the signature itself: it is by this key, and the address belongs to it.'
    : 'This page checked the signature itself, and it is NOT valid. Do not rely on this registration.'
  const isNew = result.hidden
  result.hidden = false
  if (isNew) find('result-title').focus()
}
