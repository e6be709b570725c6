/** Chrome's offscreen document: starts workers for the service worker, moves its port into each, and sees nothing of the rest. */
navigator.serviceWorker.addEventListener('message', ({ ports: [job, control] }) => {
  if (!job || !control) return
  const worker = new Worker('/worker.js', { type: 'module' })
  worker.postMessage('port', [job])
  control.onmessage = () => {
    worker.terminate()
    control.close()
  }
})
navigator.serviceWorker.startMessages()
