import { useEffect, useRef } from 'react'

/** For a form: leads to its first field that is wrong as soon as `said`, what is said of it, changes; a reader reads it out then. */
export const useFirstProblem = (said: string) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (said) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [said])
  return form
}
