import { secp256k1 } from '@noble/curves/secp256k1.js'
import type { Devnet } from '../../network/devnet/devnet.ts'
import { storedShares } from '../../network/devnet/outside.ts'
import { type Hex, toHex } from './bytes.ts'
import { accountId } from './registered.ts'

const { Fn, BASE } = secp256k1.Point

/** What each server has on its disk of an account's key, by subgroup and member. */
export const sharesOnDisk = async (network: Devnet, address: string): Promise<Uint8Array[][]> => {
  const shares: Uint8Array[][] = []
  for (const server of network.servers()) {
    const held = await storedShares(server, accountId(network, address))
    shares[server.subgroup] ??= []
    shares[server.subgroup]!.push(...held.map(({ x }) => x))
  }
  return shares
}

/** The public key that these subgroups' shares make together (Lagrange at 0); subgroup k holds the value at k + 1. */
export const keyFromShares = (shares: readonly { readonly subgroup: number; readonly x: Uint8Array }[]): Hex => {
  const at = ({ subgroup }: { subgroup: number }) => BigInt(subgroup + 1)
  const secret = shares.reduce((sum, share) => {
    const weight = shares
      .filter((other) => other !== share)
      .reduce((product, other) => Fn.mul(product, Fn.div(at(other), Fn.sub(at(other), at(share)))), 1n)
    return Fn.add(sum, Fn.mul(weight, Fn.fromBytes(share.x)))
  }, 0n)
  return toHex(BASE.multiply(secret).toBytes(true))
}
