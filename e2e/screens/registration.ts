import type { Page } from '@playwright/test'

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
  registered: page.getByRole('heading', { name: 'Registered', exact: true }),
  signatureChecked: page.getByText('Trial signature checked here'),
  text: (text: string | RegExp) => page.getByText(text),
  done: () => page.getByRole('button', { name: 'Done' }).click(),
})
