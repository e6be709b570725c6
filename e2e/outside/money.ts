import type { Devnet } from '../../network/devnet/devnet.ts'

type Balances = { toJSON(): { data: { free: number | string; reserved: number | string } } }
type Parameters = { toJSON(): { deposit: number | string } }

/** What an account has, and what the network holds of it, in planck. */
export const funds = async ({ outside }: Devnet, address: string): Promise<{ free: bigint; held: bigint }> => {
  const account = (await outside.api.query.system!.account!(address)) as unknown as Balances
  const { free, reserved } = account.toJSON().data
  return { free: BigInt(free), held: BigInt(reserved) }
}

/** What a registration has held, in planck. */
export const deposit = async ({ outside }: Devnet): Promise<bigint> => {
  const parameters = (await outside.api.query.registry!.parameters!()) as unknown as Parameters
  return BigInt(parameters.toJSON().deposit)
}

/** As screens write it: `89.9991`, rounded down. */
export const inBits = (planck: bigint): string => {
  const fraction = (planck % 10n ** 10n).toString().padStart(10, '0').slice(0, 4).replace(/0+$/, '')
  return `${planck / 10n ** 10n}${fraction && `.${fraction}`}`
}
