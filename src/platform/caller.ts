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
 * Only a top frame may ask: no frame, whatever its origin, `about:blank`, `data:` or `'null'` ever counts as a page.
 */
export function callerOf(sender: Sender | undefined, own: { readonly id: string; readonly origin: string }): Caller {
  if (sender?.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return unknown
  const url = new URL(sender.url)
  // An extension's origin is opaque to `URL` in some browsers, so it is put together from its parts.
  const origin = `${url.protocol}//${url.host}`
  if (sender.origin !== undefined && sender.origin !== origin) return unknown
  if (origin === own.origin) return walletPages.includes(url.pathname) ? { kind: 'wallet' } : unknown
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return unknown
  return sender.tab !== undefined && sender.frameId === 0 ? { kind: 'page', origin } : unknown
}
