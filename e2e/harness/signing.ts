import type { Page } from '../driver/page.ts'
import type { Injected } from './site.ts'

type Signer = { [method in 'signPayload' | 'signRaw']: (wish: object) => Promise<object> }

/** The page asks for a signature; what comes of it is kept under this name: the answer, or the error's number. */
export const askToSign = (page: Page, name: string, method: keyof Signer, wish: object): Promise<void> =>
  page.evaluate(
    ([key, call, asked]) => {
      window.kept[key] = 'waiting'
      const { signer } = window.kept.injected as Injected & { signer: Signer }
      signer[call](asked).then(
        (answer) => Object.assign(window.kept, { [key]: answer }),
        ({ code }) => Object.assign(window.kept, { [key]: code }),
      )
    },
    [name, method, wish] as const,
  )

export const grantedAddress = (page: Page): Promise<string> =>
  page.evaluate(async () => (await (window.kept.injected as Injected).accounts.get())[0]!.address)

/** A transaction for a network that the wallet does not know. */
export const foreignPayload = (address: string, nonce = 0) => ({
  address,
  blockHash: `0x${'cd'.repeat(32)}`,
  blockNumber: '0x00000040',
  era: '0x0500',
  genesisHash: `0x${'ab'.repeat(32)}`,
  method: '0x0000',
  nonce: `0x${nonce.toString(16).padStart(8, '0')}`,
  signedExtensions: ['CheckSpecVersion', 'CheckTxVersion', 'CheckGenesis', 'CheckMortality', 'CheckNonce'],
  specVersion: '0x00000001',
  tip: '0x00000000000000000000000000000000',
  transactionVersion: '0x00000001',
  version: 4,
})
