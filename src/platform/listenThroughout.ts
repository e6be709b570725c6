/**
 * Calls `listen` now, and again whenever the document has got another root: by `document.open` a page takes every listener from
 * its document and its window, ours among them, though both stay what they are. To add the same listener twice changes nothing.
 */
export function listenThroughout(listen: () => void): void {
  let root = document.documentElement
  listen()
  const look = () => {
    if (document.documentElement === root) return
    root = document.documentElement
    listen()
  }
  new MutationObserver(look).observe(document, { childList: true })
}
