import {
  type EntropyProvider,
  type EntropyWallet,
  findWallet,
  type Hex,
  isEnd,
  type RegistrationState,
  register,
  resume,
} from '@entropy-wallet/dapp'
import { elements } from './elements.ts'
import { hideResult, showResult } from './result.ts'
import { exampleAddresses, parseAddresses } from './rules.ts'
import { chosenAccount, markDone, note, say, sayProblem, showAccounts, showProgress } from './view.ts'
import { problemOf, type Remedy, wordsFor } from './words.ts'

/** This page's own note that the user let it in: only then does it ask again by itself, and no prompt surprises anybody. */
const visited = 'meridian: connected'
/** The wallet gives the same registration for the same name, so nothing is lost when the page is reloaded. */
const refOf = (account: string): string => `treasury ${account}`

let genesisHash: Hex | undefined
let provider: EntropyProvider | undefined
let wallet: EntropyWallet | undefined
let endSubscriptions = () => {}
const withdrawn = Symbol('withdrawn')
const left = Symbol('left')
/** While a registration is followed: to abort it, for one of the two reasons above, withdraws what the user has not approved. */
let following: AbortController | undefined
let isRegistered = false

const showRules = (): string[] | undefined => {
  const parsed = parseAddresses(elements.addresses.value)
  const problem = 'problem' in parsed ? parsed.problem : undefined
  elements.addresses.setAttribute('aria-invalid', String(problem !== undefined))
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
  elements.accounts.disabled = following !== undefined
  elements.connect.hidden = account !== undefined || !provider
  elements.register.disabled = !account || !isReady || following !== undefined || isRegistered
  const reason = !account
    ? 'Connect first.'
    : isReady
      ? 'The wallet asks you before anything is sent.'
      : 'Mend the rules first.'
  note('register-note', isRegistered ? 'This account has its key registered.' : following ? '' : reason)
}

const show = (state: RegistrationState): void => {
  showProgress(state)
  elements.withdraw.hidden = state.kind !== 'awaiting-approval' && state.kind !== 'awaiting-unlock'
  const isBad = state.kind === 'failed' || state.kind === 'rejected'
  say(wordsFor(state), state.kind === 'registered' ? 'good' : isBad ? 'bad' : 'plain')
}

type Follow = (options: { onProgress: typeof show; signal: AbortSignal }) => ReturnType<typeof resume>

/** Follows a registration to its end, from wherever it is. */
const follow = async (account: string, begin: Follow): Promise<void> => {
  const mine = new AbortController()
  following = mine
  let last: RegistrationState | undefined
  const onProgress = (state: RegistrationState): void => {
    last = state
    show(state)
  }
  showWhatIsPossible()
  try {
    const registered = await begin({ onProgress, signal: mine.signal })
    isRegistered = registered !== undefined
    if (registered) showResult(registered, { registrant: account, ...(genesisHash && { genesisHash }) })
  } catch (error) {
    showProgress(undefined)
    if (error === withdrawn) say('The request is withdrawn. Nothing was sent.')
    // How it ended has been said already, but for what kept it from being heard of.
    else if (error !== left && (!last || !isEnd(last) || last.kind === 'failed')) sayProblem(problemOf(error))
  }
  following = undefined
  elements.withdraw.hidden = true
  showWhatIsPossible()
  // The user may have approved at the same moment: then it is under way.
  if (mine.signal.reason === withdrawn) await goOn()
}

/** What is under way for the chosen account, or what an earlier visit or another page came to. */
const goOn = async (): Promise<void> => {
  const account = chosenAccount()
  isRegistered = false
  hideResult()
  showProgress(undefined)
  showWhatIsPossible()
  if (!wallet || !account) return
  const { entropy } = wallet
  const from = wallet
  /** While the wallet was asked the user may have chosen another account, or left. */
  const isStale = () => from !== wallet || account !== chosenAccount() || following !== undefined
  try {
    const ref = refOf(account)
    const isOpen = (await entropy.list()).some((one) => one.ref === ref && !isEnd(one.state))
    if (isStale()) return
    if (isOpen) return await follow(account, (options) => resume(from, ref, options))
    const status = await entropy.status(account)
    if (isStale()) return
    isRegistered = status.kind === 'registered'
    if (status.kind === 'registered')
      showResult(status.registered, { registrant: account, ...(genesisHash && { genesisHash }) })
    if (status.kind === 'open') say('This account registers a key already. The wallet shows how far it is.')
  } catch (error) {
    sayProblem(problemOf(error))
  }
  showWhatIsPossible()
}

const leave = (text: string): void => {
  endSubscriptions()
  following?.abort(left)
  wallet = undefined
  localStorage.removeItem(visited)
  showAccounts([])
  say(text)
  void goOn()
}

const onConnect = async (): Promise<void> => {
  if (!provider) return
  elements.connect.disabled = true
  say('Entropy Wallet asks which account Meridian may know.')
  try {
    wallet = await provider.enable('Meridian')
    localStorage.setItem(visited, 'yes')
    say('Connected.', 'good')
    endSubscriptions()
    const { accounts, entropy } = wallet
    const ends = [
      accounts.subscribe((granted) => {
        if (granted.length === 0) return leave('Entropy Wallet has disconnected Meridian.')
        const before = chosenAccount()
        showAccounts(granted)
        if (before !== chosenAccount()) void goOn()
      }),
      entropy.on('constraints', () => {
        if (!following) void goOn()
      }),
      // Of the site's own disconnection the accounts tell.
      entropy.on('disconnect', (error) => error.code !== 4100 && sayProblem(problemOf(error))),
    ]
    endSubscriptions = () => {
      for (const end of ends) end()
    }
  } catch (error) {
    sayProblem(problemOf(error))
  }
  elements.connect.disabled = false
}

const onRegister = async (): Promise<void> => {
  const account = chosenAccount()
  const addresses = showRules()
  if (!wallet || !account || !addresses) return
  const from = wallet
  const constraints = { evm: { kind: 'allow', addresses } } as const
  const request = { ref: refOf(account), account, constraints, genesisHash }
  await follow(account, (options) => register(from, request, options))
}

const onRemedy = (): void => {
  if ((elements.remedy.dataset.remedy as Remedy) === 'reload') location.reload()
  else void onConnect()
}

const start = async (): Promise<void> => {
  const network = await fetch('/network.json')
  genesisHash = ((await network.json()) as { genesisHash: Hex }).genesisHash
  try {
    provider = await findWallet()
  } catch (error) {
    elements.hint.textContent = problemOf(error).text
    elements.absent.hidden = false
  }
  showWhatIsPossible()
  if (provider && localStorage.getItem(visited)) await onConnect()
}

elements.addresses.value = exampleAddresses.join('\n')
elements.reload.addEventListener('click', () => location.reload())
elements.connect.addEventListener('click', () => void onConnect())
elements.disconnect.addEventListener('click', () =>
  leave('Disconnected here. “Connected sites” in the wallet’s settings takes the permission back as well.'),
)
elements.accounts.addEventListener('change', () => void goOn())
elements.addresses.addEventListener('input', showWhatIsPossible)
elements.register.addEventListener('click', () => void onRegister())
elements.withdraw.addEventListener('click', () => following?.abort(withdrawn))
elements.remedy.addEventListener('click', onRemedy)
showWhatIsPossible()
void start()
