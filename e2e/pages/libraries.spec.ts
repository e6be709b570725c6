import { signatureVerify } from '@polkadot/util-crypto'
import type { Page } from '../driver/page.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { Network } from '../harness/network.ts'
import { kept, promptOf } from '../harness/site.ts'
import { toHex } from '../outside/bytes.ts'
import { funds, inBits } from '../outside/money.ts'
import { connect } from '../screens/connect.ts'
import { sign } from '../screens/sign.ts'
import { bundleLibraries, type PolkadotSigner } from './libraries/bundle.ts'

const dave = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'
type Hex = `0x${string}`

/** A site that is made with the libraries. */
async function openSite(page: Page, { dapp }: Network): Promise<void> {
  await page.goto(dapp)
  await page.evaluate(await bundleLibraries())
  await page.evaluate(() => {
    window.kept = {}
  })
}

/** What each extension of a transaction adds to it and to what is signed, as the runtime's own types encode it. */
async function extensionsOf({ outside: { api } }: Network, from: string) {
  const { nonce } = (await api.query.system!.account!(from)).toJSON() as { nonce: number }
  const u32 = (value: unknown) => api.createType('u32', value).toHex(true)
  const [genesis, version] = [api.genesisHash.toHex(), api.runtimeVersion]
  const parts: Record<string, readonly [value: string, additional: string]> = {
    CheckSpecVersion: ['0x', u32(version.specVersion)],
    CheckTxVersion: ['0x', u32(version.transactionVersion)],
    CheckGenesis: ['0x', genesis],
    CheckMortality: ['0x00', genesis],
    CheckNonce: [api.createType('Compact<u32>', nonce).toHex(), '0x'],
    ChargeTransactionPayment: ['0x00', '0x'],
  }
  return api.registry.signedExtensions.map(
    (identifier) => [identifier, ...(parts[identifier] ?? ['0x', '0x'])] as const,
  )
}

test('@polkadot/extension-dapp lets itself in, sees the accounts, and signs, as with any wallet', async ({
  wallet: { extension, address },
  network,
}) => {
  const page = await extension.newPage()
  await openSite(page, network)
  const prompt = await promptOf(extension, () =>
    page.evaluate(() => {
      window.libraries.web3Enable('A dApp').then((found) => {
        window.kept.found = found.map(({ name, version }) => [name, typeof version])
      })
    }),
  )
  await connect(prompt).approve()
  await expect.poll(() => kept(page, 'found')).toEqual([['entropy-wallet', 'string']])
  const account = { address, meta: { source: 'entropy-wallet', name: 'Account 1' }, type: 'sr25519' }
  expect(await page.evaluate(() => window.libraries.web3Accounts())).toMatchObject([account])
  await page.evaluate(async () => {
    await window.libraries.web3AccountsSubscribe((accounts) => {
      window.kept.heard = accounts.map((one) => one.address)
    })
  })
  await expect.poll(() => kept(page, 'heard')).toEqual([address])

  const data = toHex(Buffer.from('Sign in to this dApp'))
  const message = await promptOf(extension, () =>
    page.evaluate(
      ([from, bytes]) => {
        window.libraries
          .web3FromAddress(from)
          .then(({ signer }) => signer.signRaw({ address: from, data: bytes, type: 'bytes' }))
          .then(({ signature }) => Object.assign(window.kept, { signature }))
      },
      [address, data] as const,
    ),
  )
  await expect(sign(message).text('Sign in to this dApp')).toBeVisible()
  await sign(message).approve()
  await expect.poll(() => kept(page, 'signature')).toBeTruthy()
  const signature = (await kept(page, 'signature')) as Hex
  expect(signatureVerify(`<Bytes>Sign in to this dApp</Bytes>`, signature, address).isValid).toBe(true)
  expect(await page.evaluate(async () => (await window.libraries.web3FromSource('entropy-wallet')).name)).toBe(
    'entropy-wallet',
  )
})

test('@polkadot-api/pjs-signer connects, signs bytes, and signs a transaction that the chain includes', async ({
  wallet: { extension, address },
  network,
}) => {
  const page = await extension.newPage()
  await openSite(page, network)
  expect(await page.evaluate(() => window.libraries.getInjectedExtensions())).toEqual(['entropy-wallet'])
  const prompt = await promptOf(extension, () =>
    page.evaluate(() => {
      window.libraries.connectInjectedExtension('entropy-wallet', 'A dApp').then((connected) => {
        const [account] = connected.getAccounts()
        Object.assign(window.kept, { signer: account!.polkadotSigner, account: account!.address })
      })
    }),
  )
  await connect(prompt).approve()
  await expect.poll(() => kept(page, 'account')).toBe(address)

  const bytes = await promptOf(extension, () =>
    page.evaluate(() => {
      const signer = window.kept.signer as PolkadotSigner
      signer.signBytes(new TextEncoder().encode('hello')).then((signed) => {
        window.kept.bytes = Array.from(signed)
      })
    }),
  )
  await sign(bytes).approve()
  await expect.poll(() => kept(page, 'bytes')).toHaveLength(64)
  const signed = Uint8Array.from((await kept(page, 'bytes')) as number[])
  expect(signatureVerify('<Bytes>hello</Bytes>', signed, address).isValid).toBe(true)

  const { api } = network.outside
  const before = await funds(network, dave)
  const call = api.tx.balances!.transferKeepAlive!(dave, 15n * 10n ** 9n).method.toHex()
  const metadata = (await api.rpc.state.getMetadata()).toHex()
  const wish = [call, await extensionsOf(network, address), metadata] as const
  const transfer = await promptOf(extension, () =>
    page.evaluate(([method, extensions, described]) => {
      const toBytes = (hex: string) =>
        Uint8Array.from(hex.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
      const signer = window.kept.signer as PolkadotSigner
      const parts = extensions.map(([identifier, value, additional]) => [
        identifier,
        { identifier, value: toBytes(value), additionalSigned: toBytes(additional) },
      ])
      signer.signTx(toBytes(method), Object.fromEntries(parts), toBytes(described), 0).then(
        (transaction) => {
          window.kept.transaction = Array.from(transaction)
        },
        (error) => {
          window.kept.transaction = String(error)
        },
      )
    }, wish),
  )
  await expect(sign(transfer).text('Balances: transfer keep alive')).toBeVisible()
  await sign(transfer).approve()
  await expect.poll(() => kept(page, 'transaction')).toBeInstanceOf(Array)
  const transaction = toHex(Uint8Array.from((await kept(page, 'transaction')) as number[]))
  await api.rpc.author.submitExtrinsic(transaction)
  await expect.poll(async () => inBits((await funds(network, dave)).free - before.free)).toBe('1.5')
})

test('@substrate/discovery finds the wallet, and what it finds is the same provider', async ({
  wallet: { extension },
  network,
}) => {
  const page = await extension.newPage()
  await openSite(page, network)
  const found = await page.evaluate(() =>
    window.libraries
      .getProviders()
      .map(({ info, provider }) => [
        info.name,
        info.rdns,
        info.icon.slice(0, 18),
        provider === window.injectedWeb3['entropy-wallet'],
      ]),
  )
  expect(found).toEqual([['Entropy Wallet', 'example.entropy-wallet', 'data:image/svg+xml', true]])
})
