import { exampleAddresses, parseAddresses } from './rules.ts'
import { chosenAccount, elements, markDone, note, say, showAccounts, showProgress, showResult } from './view.ts'
import { findProvider, type Handle, type State, type Wallet } from './wallet.ts'
import { wordsFor, wordsForError } from './words.ts'

/** The wallet gives the same registration for the same name, so nothing is lost when the page is reloaded. */
const ref = 'treasury'
const { absent, reload, connect, accounts, addresses, register, withdraw } = elements
let wallet: Wallet | undefined
let handle: Handle | undefined
let isRegistered = false

const showRules = (): string[] | undefined => {
  const parsed = parseAddresses(addresses.value)
  const problem = 'problem' in parsed ? parsed.problem : undefined
  addresses.setAttribute('aria-invalid', String(problem !== undefined))
  const count = 'addresses' in parsed ? parsed.addresses.length : 0
  note('addresses-note', problem ?? `${count} ${count === 1 ? 'address' : 'addresses'}; everything else is refused.`)
  markDone('rules-step', problem === undefined)
  return 'addresses' in parsed ? parsed.addresses : undefined
}

const showWhatIsPossible = (): void => {
  const isReady = showRules() !== undefined
  const account = chosenAccount()
  markDone('connect-step', account !== undefined)
  markDone('register-step', isRegistered)
  connect.hidden = account !== undefined || !findProvider()
  register.disabled = !account || !isReady || handle !== undefined || isRegistered
  const reason = !account
    ? 'Connect first.'
    : isReady
      ? 'The wallet asks you before anything is sent.'
      : 'Mend the rules first.'
  note('register-note', isRegistered ? 'This account has its key registered.' : handle ? '' : reason)
}

/** An earlier visit, or another page, may have registered this account. */
const showStatus = async (): Promise<void> => {
  const account = chosenAccount()
  isRegistered = false
  showResult(undefined)
  showWhatIsPossible()
  if (!wallet || !account) return
  try {
    const status = await wallet.entropy.status(account)
    if (account !== chosenAccount() || handle) return
    isRegistered = status.kind === 'registered'
    if (status.kind === 'registered') showResult(status.registered)
    if (status.kind === 'open') say('A registration of this account is under way. “Register my key” follows it.')
  } catch (error) {
    say(wordsForError(error), 'bad')
  }
  showWhatIsPossible()
}

const onConnect = async (): Promise<void> => {
  const provider = findProvider()
  if (!provider) return
  connect.disabled = true
  say('Entropy Wallet asks which account Meridian may know.')
  try {
    wallet = await provider.enable('Meridian')
    say('Connected.', 'good')
    wallet.accounts.subscribe((granted) => {
      const before = chosenAccount()
      showAccounts(granted)
      if (granted.length === 0) say('Entropy Wallet has disconnected Meridian.')
      if (before !== chosenAccount()) void showStatus()
    })
  } catch (error) {
    say(wordsForError(error), 'bad')
  }
  connect.disabled = false
}

const follow = (state: State): void => {
  showProgress(state)
  withdraw.hidden = state.kind !== 'awaiting-approval' && state.kind !== 'awaiting-unlock'
  const isBad = state.kind === 'failed' || state.kind === 'rejected'
  say(wordsFor(state), state.kind === 'registered' ? 'good' : isBad ? 'bad' : 'plain')
}

const onRegister = async (): Promise<void> => {
  const account = chosenAccount()
  const allowed = showRules()
  if (!wallet || !account || !allowed) return
  handle = wallet.entropy.register({ ref, account, constraints: { evm: { kind: 'allow', addresses: allowed } } })
  showWhatIsPossible()
  handle.subscribe(follow)
  try {
    const registered = await handle.result
    isRegistered = true
    showResult(registered)
  } catch (error) {
    // What ended as a state has been said with its reason.
    const ended = ['failed', 'rejected', 'cancelled'].includes(handle.getState().kind)
    if (!ended) say(wordsForError(error), 'bad')
    showProgress(undefined)
  }
  handle = undefined
  withdraw.hidden = true
  showWhatIsPossible()
}

const onWithdraw = async (): Promise<void> => {
  try {
    if ((await handle?.cancel()) === 'too-late') say('You have approved already: only the wallet can stop it now.')
  } catch (error) {
    say(wordsForError(error), 'bad')
  }
}

addresses.value = exampleAddresses.join('\n')
absent.hidden = findProvider() !== undefined
reload.addEventListener('click', () => location.reload())
connect.addEventListener('click', () => void onConnect())
accounts.addEventListener('change', () => void showStatus())
addresses.addEventListener('input', showWhatIsPossible)
register.addEventListener('click', () => void onRegister())
withdraw.addEventListener('click', () => void onWithdraw())
showWhatIsPossible()
