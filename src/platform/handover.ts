const offered = 'entropy-wallet:port'
const wanted = 'entropy-wallet:want'

/**
 * The two scripts that run in a page meet before any script of the page has run: the one in the page's world offers one end
 * of a channel in an event, the one in ours takes it. Nobody else can be listening yet, and both listeners are gone
 * once it is taken. It works whichever of the two the browser runs first.
 */
export function takePort(take: (port: MessagePort) => void): void {
  const listener = (event: Event) => {
    event.stopImmediatePropagation()
    event.preventDefault()
    take((event as MessageEvent).ports[0]!)
  }
  document.addEventListener(offered, listener, { once: true })
  document.dispatchEvent(new Event(wanted))
}

export function offerPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const offer = () => !document.dispatchEvent(new MessageEvent(offered, { ports: [port2], cancelable: true }))
  const taken = offer()
  if (!taken) document.addEventListener(wanted, offer, { once: true })
  return port1
}
