// Must be imported before chopsticks: it reads its log level once, while loading, and would fill standard output.
process.env.LOG_LEVEL ??= 'fatal'
