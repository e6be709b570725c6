/** What the browser says about who opened a port (`port.sender`). Nothing a caller writes itself is looked at. */
export type Sender = {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly origin?: string | undefined
  readonly frameId?: number | undefined
  readonly tab?: object | undefined
}
export type Caller =
  | { readonly kind: 'wallet' }
  | { readonly kind: 'page'; readonly origin: string }
  | { readonly kind: 'unknown' }

const unknown: Caller = { kind: 'unknown' }
const walletPages = ['/popup.html', '/onboarding.html']

/**
 * Who is calling; `unknown` unless everything fits. `own`: our id and the origin of our pages.
 * `about:blank`, `data:` and `'null'` never count as a page. A page counts in a frame as well: what is around it is not said
 * here, so our own script in it looks (platform/frame) and opens no port where it finds another origin. Whatever the
 * frame, it only ever acts as its own origin.
 */
export function callerOf(sender: Sender | undefined, own: { readonly id: string; readonly origin: string }): Caller {
  if (sender?.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return unknown
  const url = new URL(sender.url)
  // An extension's origin is opaque to `URL` in some browsers, so it is put together from its parts.
  const origin = `${url.protocol}//${url.host}`
  if (sender.origin !== undefined && sender.origin !== origin) return unknown
  if (origin === own.origin) return walletPages.includes(url.pathname) ? { kind: 'wallet' } : unknown
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return unknown
  return sender.tab !== undefined && sender.frameId !== undefined ? { kind: 'page', origin } : unknown
}
