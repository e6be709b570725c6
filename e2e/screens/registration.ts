import type { Page } from '../driver/page.ts'

export type Step =
  | 'Approved'
  | 'Asking the network'
  | 'Publishing the splitting'
  | 'Delivering the pieces'
  | 'Groups confirm'

/** A registration under way, and what it comes to. */
export const registration = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Registration', exact: true }),
  step: (step: Step) => page.getByRole('heading', { name: step, exact: true }),
  /** Only the user can say how it goes on. */
  question: page.getByRole('main').getByText('You decide: may a piece be opened?'),
  decide: () => page.getByRole('button', { name: 'Decide' }).click(),
  registered: page.getByRole('heading', { name: 'Registered', exact: true }),
  signatureChecked: page.getByText('Trial signature checked here'),
  whole: page.getByText('Every group holds its piece.'),
  failed: page.getByRole('heading', { name: 'Not registered', exact: true }),
  tryAgain: () => page.getByRole('button', { name: 'Try again' }).click(),
  text: (text: string | RegExp, options?: { readonly exact: boolean }) =>
    page.getByRole('main').getByText(text, options),
  back: () => page.getByRole('button', { name: 'Back' }).click(),
  done: () => page.getByRole('button', { name: 'Done' }).click(),
})
