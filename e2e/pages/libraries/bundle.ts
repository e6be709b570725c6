import { join } from 'node:path'
import { build } from 'esbuild'

type Account = { readonly address: string }
type Injected = {
  readonly name: string
  readonly version: string
  readonly signer: { signRaw(message: object): Promise<{ readonly signature: string }> }
}
export type PolkadotSigner = {
  signBytes(bytes: Uint8Array): Promise<Uint8Array>
  signTx(call: Uint8Array, extensions: object, metadata: Uint8Array, atBlock: number): Promise<Uint8Array>
}
/** As far as the tests use them. Their own types declare `window.injectedWeb3` once more, each in its way. */
type Libraries = {
  web3Enable(name: string): Promise<readonly Injected[]>
  web3Accounts(): Promise<readonly object[]>
  web3AccountsSubscribe(listener: (accounts: readonly Account[]) => void): Promise<() => void>
  web3FromAddress(address: string): Promise<Injected>
  web3FromSource(name: string): Promise<Injected>
  getInjectedExtensions(): readonly string[]
  connectInjectedExtension(
    name: string,
    dApp: string,
  ): Promise<{ getAccounts(): readonly (Account & { readonly polkadotSigner: PolkadotSigner })[] }>
  getProviders(): readonly {
    readonly info: { readonly name: string; readonly rdns: string; readonly icon: string }
    readonly provider: unknown
  }[]
}
declare global {
  interface Window {
    libraries: Libraries
  }
}

/** A script that gives a page the libraries. */
export const bundleLibraries = async (): Promise<string> => {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(import.meta.dirname, 'page.mjs')], bundle: true, write: false, logLevel: 'error' },
    ...{ format: 'iife', globalName: 'libraries', platform: 'browser', target: 'es2022' },
    footer: { js: 'globalThis.libraries = libraries' },
  })
  return outputFiles[0]!.text
}
