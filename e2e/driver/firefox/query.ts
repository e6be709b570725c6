/** A text to be found: a part of it whatever its case, all of it, or by a pattern. */
export type Wanted =
  | { readonly text: string; readonly exact: boolean }
  | { readonly source: string; readonly flags: string }

/** One step from the elements found so far to others, or to fewer. */
export type Step =
  | { readonly by: 'css'; readonly css: string }
  | { readonly by: 'role'; readonly role: string; readonly name?: Wanted; readonly level?: number }
  | { readonly by: 'hasText' | 'label' | 'text'; readonly wanted: Wanted }
  | { readonly by: 'and' | 'has' | 'or'; readonly query: Query }
  /** From the end where it is negative. */
  | { readonly by: 'nth'; readonly n: number }

/** Which elements are meant. It crosses into the page as JSON. */
export type Query = readonly Step[]

/** How the first of the elements found stands, and what all of them say. */
export type Sight = {
  readonly texts: readonly string[]
  /** Undefined where nothing is found. */
  readonly first?: {
    /** Its start tag, for messages. */
    readonly tag: string
    readonly visible: boolean
    readonly enabled: boolean
    readonly editable: boolean
    readonly focused: boolean
    readonly checked: boolean
    readonly empty: boolean
    readonly value: string | null
    readonly attributes: Readonly<Record<string, string>>
  }
}

/** Where a press would go: the middle of an element, in the window's pixels. */
export type Target = { readonly x: number; readonly y: number; readonly covered: boolean }
