import browser from 'webextension-polyfill'
import { runtimePipe } from './runtimePipe.ts'
import { stayConnected } from './stayConnected.ts'

/** The background, as the wallet's own pages see it; not before `after`. */
export const openBackground = (after: Promise<void> = Promise.resolve()) =>
  stayConnected(() => runtimePipe(browser.runtime.connect({ name: 'popup' })), after)
