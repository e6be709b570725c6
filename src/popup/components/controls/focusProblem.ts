/** Puts the focus on the first field that is marked as wrong, once it is. */
export const focusProblem = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus())
}
