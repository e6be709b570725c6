import type { Snapshot } from '../../protocol/popup/api.ts'

/** Where in the wallet the user is: the part of the address after `#`. */
export type Route =
  | { readonly at: 'home' | (typeof plain)[number] }
  | { readonly at: 'receive'; readonly address: string }
  /** `show`: all about it, or a step of its own. */
  | { readonly at: 'account'; readonly address: string; readonly show: Shown }
  /** By its verifying key. */
  | { readonly at: 'key'; readonly key: string; readonly show: Shown }
  | { readonly at: 'add'; readonly what: 'account' | 'key'; readonly from: 'phrase' | 'file' | 'typed' }
  /** `from`: the account's address. */
  | { readonly at: 'send'; readonly from: string; readonly step: 'form' | 'review' }
  /** Anything in the history, by its id. */
  | { readonly at: 'transaction'; readonly id: string }
  /** Other rules for what this account has registered. */
  | { readonly at: 'rules'; readonly registrant: string; readonly step: 'form' | 'review' }
  | { readonly at: 'register'; readonly request: string | null; readonly step: 'form' | 'review' }
  | { readonly at: 'registration'; readonly id: string }
  /** The question whether one piece may be opened. */
  | { readonly at: 'opening'; readonly id: string }
  | { readonly at: 'request'; readonly id: string }

type Shown = 'page' | 'export' | 'forget'

const plain = [
  ...(['create', 'restore', 'bring', 'words', 'prove', 'recover'] as const),
  ...(['settings', 'show-words', 'change-password', 'history'] as const),
] as const

export const parseRoute = (hash: string): Route => {
  const [first = '', second = '', third = ''] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode)
  if (isPlain(first)) return { at: first }
  if (first === 'receive' && second) return { at: 'receive', address: second }
  if (first === 'account' && second) return { at: 'account', address: second, show: shownBy(third) }
  if (first === 'key' && second) return { at: 'key', key: second, show: shownBy(third) }
  if (first === 'add' && (second === 'account' || second === 'key')) {
    return { at: 'add', what: second, from: third === 'file' || third === 'typed' ? third : 'phrase' }
  }
  const step = third === 'review' ? 'review' : 'form'
  if (first === 'send' && second) return { at: 'send', from: second, step }
  if (first === 'rules' && second) return { at: 'rules', registrant: second, step }
  if (first === 'transaction' && second) return { at: 'transaction', id: second }
  if (first === 'register') return { at: 'register', request: null, step: second === 'review' ? 'review' : 'form' }
  if (first === 'registration' && second) return { at: third === 'opening' ? 'opening' : 'registration', id: second }
  if (first === 'request' && second) {
    if (third === 'register' || third === 'review') {
      return { at: 'register', request: second, step: third === 'review' ? 'review' : 'form' }
    }
    return { at: 'request', id: second }
  }
  return { at: 'home' }
}

export const hashOf = (route: Route): string => {
  const e = encodeURIComponent
  switch (route.at) {
    case 'home':
      return '#/'
    case 'receive':
      return `#/receive/${e(route.address)}`
    case 'account':
      return `#/account/${e(route.address)}${route.show === 'page' ? '' : `/${route.show}`}`
    case 'key':
      return `#/key/${e(route.key)}${route.show === 'page' ? '' : `/${route.show}`}`
    case 'add':
      return `#/add/${route.what}/${route.from}`
    case 'send':
      return `#/send/${e(route.from)}${route.step === 'review' ? '/review' : ''}`
    case 'rules':
      return `#/rules/${e(route.registrant)}${route.step === 'review' ? '/review' : ''}`
    case 'transaction':
      return `#/transaction/${e(route.id)}`
    case 'registration':
      return `#/registration/${e(route.id)}`
    case 'opening':
      return `#/registration/${e(route.id)}/opening`
    case 'request':
      return `#/request/${e(route.id)}`
    case 'register':
      if (route.request === null) return route.step === 'review' ? '#/register/review' : '#/register'
      return `#/request/${e(route.request)}/${route.step === 'review' ? 'review' : 'register'}`
    default:
      return `#/${route.at}`
  }
}

/** What is shown: the route, unless the wallet's state leaves only one thing to show. */
export type View =
  | Route
  | { readonly at: 'starting' | 'welcome' | 'unlock' | 'damaged' | 'gone' }
  | { readonly at: 'sign'; readonly id: string }

export const viewFor = (snapshot: Snapshot | null, route: Route): View => {
  if (!snapshot) return { at: 'starting' }
  switch (snapshot.vault.kind) {
    case 'none':
      return isBeginning(route) ? route : { at: 'welcome' }
    case 'damaged':
      return route.at === 'recover' ? route : { at: 'damaged' }
    case 'locked':
      return route.at === 'recover' ? route : { at: 'unlock' }
    case 'unlocked':
      return viewUnlocked(snapshot, route)
  }
}

const viewUnlocked = (snapshot: Snapshot, route: Route): View => {
  const request = route.at === 'request' ? route.id : route.at === 'register' ? route.request : null
  if (request !== null) {
    const found = snapshot.requests.find(({ id }) => id === request)
    if (!found) return { at: 'gone' }
    if (route.at === 'request' && found.kind === 'register') return { at: 'register', request, step: 'form' }
    if (found.kind === 'sign-payload' || found.kind === 'sign-raw') return { at: 'sign', id: request }
    if (route.at === 'register' && found.kind !== 'register') return { at: 'request', id: request }
  }
  if (route.at === 'registration' || route.at === 'opening') {
    const found = snapshot.registrations.find(({ id }) => id === route.id)
    if (!found) return { at: 'gone' }
    if (route.at === 'opening' && found.waiting?.for !== 'consent-open') return { at: 'registration', id: route.id }
  }
  // It was forgotten, or its link is old.
  if (route.at === 'account' && !snapshot.accounts.some(({ address }) => address === route.address))
    return { at: 'home' }
  if (route.at === 'send' && !snapshot.accounts.some(({ address }) => address === route.from)) return { at: 'home' }
  if (route.at === 'key' && !snapshot.keys.some(({ verifyingKey }) => verifyingKey === route.key)) return { at: 'home' }
  // A vault exists: its first minutes are over, or go on with the words.
  if (route.at === 'recover') return { at: 'home' }
  // Words that were proven are shown for the password only, whatever the address bar says.
  if (isProven(snapshot) && route.at === 'words') return { at: 'show-words' }
  if (isProven(snapshot) && route.at === 'prove') return { at: 'home' }
  if (isBeginning(route)) {
    return { at: isProven(snapshot) ? 'home' : 'words' }
  }
  return route
}

const isProven = ({ vault }: Snapshot): boolean => vault.kind === 'unlocked' && vault.backup === 'proven'

const isBeginning = ({ at }: Route): boolean => at === 'create' || at === 'restore' || at === 'bring'

const isPlain = (text: string): text is (typeof plain)[number] => (plain as readonly string[]).includes(text)

const shownBy = (part: string): Shown => (part === 'export' || part === 'forget' ? part : 'page')

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
