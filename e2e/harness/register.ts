import type { Page } from '../driver/page.ts'
import { home } from '../screens/home.ts'
import { registerForm } from '../screens/registerForm.ts'
import { registration } from '../screens/registration.ts'
import { review } from '../screens/review.ts'
import { expect } from './browser.ts'

/**
 * From the start screen to consent, with what is filled in already but for the threshold, in the words on screen. Resolves
 * when the progress screen is there, with the time of the consent (milliseconds since 1970).
 */
export const approveRegistration = async (page: Page, threshold?: string): Promise<number> => {
  await home(page).registerKey()
  if (threshold !== undefined) await registerForm(page).threshold(threshold)
  await registerForm(page).review()
  return approveReview(page)
}

/** Consent to what is under review. Resolves like `approveRegistration`. */
export const approveReview = async (page: Page): Promise<number> => {
  await expect(review(page).ready).toBeEnabled()
  const approved = Date.now()
  await review(page).approve()
  await expect(registration(page).title.or(registration(page).registered)).toBeVisible()
  return approved
}
