import { EntropyError } from '../../core/errors.ts'
import type { StartedWorker } from '../worker.ts'

const path = 'offscreen.html'
let opening: Promise<void> | undefined
let closing: Promise<void> = Promise.resolve()
let jobs = 0

/**
 * Starts a worker in the offscreen document. The way there is a port handed from the service worker to the document by
 * `Client.postMessage`, and by the document into the worker: `runtime.sendMessage` is a broadcast, and is not used.
 */
export async function startHostedWorker(): Promise<StartedWorker> {
  jobs += 1
  try {
    await ensureOffscreen()
    const job = new MessageChannel()
    const control = new MessageChannel()
    const document = await offscreenClient()
    document.postMessage('start', [job.port2, control.port2])
    return {
      port: job.port1,
      stop() {
        control.port1.postMessage('stop')
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** Parallel creations reject, so there is one promise for all who ask. */
function ensureOffscreen(): Promise<void> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined
    throw error
  })
  return opening
}

async function open(): Promise<void> {
  await closing
  // A document outlives the service worker that opened it.
  if (await chrome.offscreen.hasDocument()) return
  await chrome.offscreen.createDocument({
    url: path,
    reasons: ['WORKERS'],
    justification: 'Keys are split and signatures made in a worker, which a service worker cannot start.',
  })
}

function release(): void {
  jobs -= 1
  if (jobs > 0) return
  opening = undefined
  closing = chrome.offscreen.closeDocument().catch(() => undefined)
}

async function offscreenClient(): Promise<Client> {
  const clients = await (self as unknown as ServiceWorkerScope).clients.matchAll({ includeUncontrolled: true })
  const url = chrome.runtime.getURL(path)
  const found = clients.find((client) => client.url === url)
  if (!found) throw new EntropyError('internal', 'the offscreen document is not there')
  return found
}

// The compiler's DOM library has no service worker's global scope.
type Client = { readonly url: string; postMessage(message: unknown, transfer: Transferable[]): void }
type ServiceWorkerScope = { readonly clients: { matchAll(options: { includeUncontrolled: true }): Promise<Client[]> } }
