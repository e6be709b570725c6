import { useRef, useState } from 'react'

/** Longer than any file of one account or key. */
const LIMIT = 65_536

/** A file that the user chooses. Its bytes are sealed by a password, and stay out of React all the same. */
export const useFile = () => {
  const content = useRef<Uint8Array | null>(null)
  const [problem, setProblem] = useState<'noFile' | 'tooLong' | null>(null)
  return {
    problem,
    async choose(file: File | undefined) {
      content.current = null
      setProblem(file && file.size > LIMIT ? 'tooLong' : null)
      if (file && file.size <= LIMIT) content.current = new Uint8Array(await file.arrayBuffer())
    },
    /** A copy of it; null, and said beside the field, when there is none. */
    read(): Uint8Array | null {
      if (!content.current) setProblem((now) => now ?? 'noFile')
      return content.current?.slice() ?? null
    },
  }
}
