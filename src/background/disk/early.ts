import type { Cell } from '../ports.ts'

/**
 * Read at once, for whoever reads first: a start that asked for one thing after another would wait for the browser each time.
 * Later reads, and those after a change, ask again.
 */
export const early = <T>(cell: Cell<T>): Cell<T> => {
  let first: Promise<T | undefined> | undefined = cell.read()
  first.catch(() => undefined) // told to whoever reads
  const take = () => {
    const taken = first
    first = undefined
    return taken
  }
  return {
    read: () => take() ?? cell.read(),
    write(value) {
      take()
      return cell.write(value)
    },
    clear() {
      take()
      return cell.clear()
    },
  }
}
