import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Snapshot } from '../protocol/popup/api.ts'
import type { RegisterForm } from './logic/register/registerForm.ts'
import { hashOf, parseRoute, type Route } from './logic/route.ts'
import type { Background, BackgroundPort } from './ports.ts'
import { withLimit } from './withLimit.ts'

/** All that the screens show. The snapshot is public by its type: no secret has a place here. */
export type PopupState = {
  readonly snapshot: Snapshot | null
  /** False while the snapshot is an earlier one: painted before the background answered, or after it went away. */
  readonly live: boolean
  readonly route: Route
  /** While an act of the user is under way the screen stands still: what the background says meanwhile waits here. */
  readonly held: { readonly snapshot: Snapshot | null } | null
  /** Forms being filled in, by draft id. */
  readonly forms: Readonly<Record<string, RegisterForm>>
  /** Said once by the screen reader. */
  readonly announcement: string
}

export type PopupStore = StoreApi<PopupState>

/** `first`: the public view stored when the wallet was last open, so that the first paint waits for nobody. */
export const createPopupStore = (first: Snapshot | null, hash: string): PopupStore =>
  createStore<PopupState>(() => ({
    snapshot: first,
    live: false,
    route: parseRoute(hash),
    held: null,
    forms: {},
    announcement: '',
  }))

/** Keeps the store equal to the background's state. Returns its undoing. */
export const followBackground = (store: PopupStore, background: BackgroundPort): (() => void) =>
  background.subscribe((snapshot) => {
    store.setState(({ held }) => {
      if (!snapshot) return { live: false }
      return held ? { held: { snapshot }, live: true } : { snapshot, live: true }
    })
  })

type AddressBar = {
  readonly location: { hash: string; readonly replace: (url: string) => void }
  readonly addEventListener: (type: 'hashchange', listener: () => void) => void
}

/** The address bar is the router: back, reload and links from the background work by themselves. */
export const followAddress = (store: PopupStore, page: AddressBar): void => {
  page.addEventListener('hashchange', () => store.setState({ route: parseRoute(page.location.hash) }))
}

export const navigate = (store: PopupStore, page: Pick<AddressBar, 'location'>, route: Route): void => {
  page.location.hash = hashOf(route)
  store.setState({ route })
}

type Proceed = {
  readonly store: PopupStore
  readonly page: Pick<AddressBar, 'location'>
  readonly background: Background
}

/** Nothing takes so long but what hangs; then the screen goes on without it. Milliseconds. */
const LONGEST_ACT = 90_000

/**
 * Runs an act that changes the background's state, then shows that state and the route the act leads to, both at once.
 * The way back does not lead to what is done.
 */
export const proceed = async ({ store, page, background }: Proceed, act: () => Promise<Route>): Promise<void> => {
  store.setState({ held: { snapshot: null } })
  try {
    const route = await withLimit(act(), LONGEST_ACT)
    const snapshot = await background.snapshot()
    page.location.replace(hashOf(route))
    store.setState({ snapshot, route, held: null })
  } catch (error) {
    store.setState(({ held, snapshot }) => ({ held: null, snapshot: held?.snapshot ?? snapshot }))
    throw error
  }
}

/** The same words twice are still said twice: a zero-width mark makes them differ. */
export const announce = (store: PopupStore, text: string): void => {
  store.setState(({ announcement }) => ({ announcement: announcement === text ? `${text}\u200b` : text }))
}

export const setForm = (store: PopupStore, id: string, form: RegisterForm | null): void => {
  store.setState(({ forms: { [id]: _, ...others } }) => ({ forms: form ? { ...others, [id]: form } : others }))
}
