import { expect, type Page } from '@playwright/test'
import { home } from '../screens/home.ts'
import { registerForm } from '../screens/registerForm.ts'
import { registration } from '../screens/registration.ts'
import { review } from '../screens/review.ts'

/** From the start screen to consent, with what is filled in already. Resolves when the progress screen is there. */
export const approveRegistration = async (page: Page): Promise<void> => {
  await home(page).registerKey()
  await registerForm(page).review()
  await review(page).approve()
  await expect(registration(page).title.or(registration(page).registered)).toBeVisible()
}
