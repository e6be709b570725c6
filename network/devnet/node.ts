import { setTimeout as sleep } from 'node:timers/promises'
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'

type Submittable = ReturnType<ApiPromise['tx']>
type KeyPair = ReturnType<Keyring['addFromUri']>

export type Node = {
  readonly api: ApiPromise
  /** Sends and waits for the finalized block. @throws the name of the error that the chain gives */
  submit(call: Submittable, signer: KeyPair, nonce?: number): Promise<string>
  /** The bytes at a storage key (both in hexadecimal), or nothing. */
  storage(key: string): Promise<`0x${string}` | undefined>
  /** Resolves when there is a connection again. */
  connected(): Promise<void>
  close(): Promise<void>
}

const nameOf = (api: ApiPromise, error: { isModule: boolean; asModule: never; toString(): string }): string => {
  if (!error.isModule) return error.toString()
  const { section, name } = api.registry.findMetaError(error.asModule)
  return `${section}.${name}`
}

/** A look at the chain from outside of wallet and servers: decodes by the runtime's own metadata, with none of their code. */
export const connectNode = async (url: string): Promise<Node> => {
  const provider = new WsProvider(url, 500)
  const api = await ApiPromise.create({ provider: provider as never, noInitWarn: true })
  return {
    api,
    submit: (call, signer, nonce = -1) =>
      new Promise((resolve, reject) => {
        call
          .signAndSend(signer, { nonce }, (result) => {
            if (result.dispatchError) reject(new Error(nameOf(api, result.dispatchError as never)))
            else if (result.isError) reject(new Error(`transaction ${result.status.type}`))
            else if (result.isFinalized) resolve(call.hash.toHex())
          })
          .catch(reject)
      }),
    storage: async (key) => (await provider.send('state_getStorage', [key])) ?? undefined,
    async connected() {
      while (!api.isConnected) await sleep(50)
    },
    close: () => api.disconnect(),
  }
}

export const keyPair = (uri: string): KeyPair => new Keyring({ type: 'sr25519' }).addFromUri(uri)
