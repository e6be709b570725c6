import { runJob } from './run.ts'

// Only the context that started this worker can post to it; a port, if one comes first, is that context's as well.
const answer = (target: { postMessage(reply: unknown): void }) => async (event: MessageEvent) => {
  const [port] = event.ports
  if (port) port.onmessage = answer(port)
  else target.postMessage(await runJob(event.data))
}

self.onmessage = answer(self)
