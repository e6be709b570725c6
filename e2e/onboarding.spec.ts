import { axeViolations } from './harness/axe.ts'
import { expect, test } from './harness/fixtures.ts'
import { PASSWORD } from './harness/site.ts'
import { home } from './screens/home.ts'
import { newPassword } from './screens/onboarding/newPassword.ts'
import { phrase } from './screens/onboarding/phrase.ts'
import { prove } from './screens/onboarding/prove.ts'
import { welcome } from './screens/onboarding/welcome.ts'
import { registerForm } from './screens/registerForm.ts'
import { registration } from './screens/registration.ts'
import { review } from './screens/review.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a new user gets from nothing to a registration, and no screen on the way has an axe violation (${colorScheme})`, async ({
    network,
    launch,
  }) => {
    const extension = await launch({ colorScheme })
    await extension.chooseNetwork(network)
    const tab = await extension.open('onboarding')
    const sound = async (what: string) => expect(await axeViolations(tab), what).toEqual([])
    await expect(welcome(tab).title).toBeVisible()
    await sound('welcome')
    await welcome(tab).create()
    await newPassword(tab).fill(PASSWORD)
    await sound('password')
    await newPassword(tab).submit()
    const words = await phrase(tab).read()
    expect(words).toHaveLength(12)
    await sound('phrase')
    await phrase(tab).written()
    await expect(prove(tab).title).toBeVisible()
    await sound('prove')
    await prove(tab).answer(words)
    await expect(home(tab).network).toBeVisible()
    await home(tab).getTestFunds()
    await expect(home(tab).balance('100')).toBeVisible()
    await sound('home')
    await home(tab).registerKey()
    await registerForm(tab).allowOnly('Ethereum', ['0x52908400098527886E0F7030069857D2E4169EE7'])
    await sound('form')
    await registerForm(tab).review()
    await expect(review(tab).title).toBeVisible()
    await sound('review')
    await review(tab).approve()
    await expect(registration(tab).registered).toBeVisible({ timeout: 30_000 })
    await expect(registration(tab).signatureChecked).toBeVisible()
    await sound('registered')
  })
}
