// A server as a child of the network: it goes when its parent goes, however that one ends.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 8_000).unref()
})
process.channel?.unref()
