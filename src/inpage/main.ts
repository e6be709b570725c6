import { isAmongItsOwn } from '../platform/frame.ts'
import { offerPort } from '../platform/handover.ts'
import { announce } from './announce.ts'
import { createClient } from './client.ts'
import { inject } from './inject.ts'
import { createProvider } from './provider.ts'

if (isAmongItsOwn()) {
  const provider = createProvider(createClient(offerPort()), __VERSION__)
  inject('entropy-wallet', provider)
  announce(provider)
}
