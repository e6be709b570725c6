/** Written and read at once: a page that closes, or a background that stops, in the same moment takes nothing with it. */
type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const name = 'drafts'
const most = 20

/** Forms being filled in, by name; the newest twenty. For what is no secret: it lies in the pages' own store on disk. */
export function openDrafts(shelf: Shelf = localStorage) {
  const all = (): Readonly<Record<string, unknown>> => {
    try {
      const stored: unknown = JSON.parse(shelf.getItem(name) ?? '{}')
      return typeof stored === 'object' && stored !== null ? { ...stored } : {}
    } catch {
      return {}
    }
  }
  return {
    /** What was written last, whatever it is; undefined if that is nothing. */
    read: (id: string): unknown => all()[id],
    /** Null: the form is done with. */
    write(id: string, draft: unknown): void {
      const { [id]: _replaced, ...others } = all()
      const kept = Object.entries(others).slice(1 - most)
      try {
        shelf.setItem(name, JSON.stringify(Object.fromEntries(draft === null ? kept : [...kept, [id, draft]])))
      } catch {
        // A full disk costs the draft, not the form.
      }
    },
  }
}
