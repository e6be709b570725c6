import { expect, test } from 'vitest'
import { readRuntime } from '../../network/metadata/runtime.testing.ts'
import { ss58Encode } from '../keys/address.ts'
import { parseRules } from '../rules/rules.ts'
import { encodeOwnCall, type OwnCall } from './ownCall.ts'

const { registry } = await readRuntime()
const [to, registrant] = [new Uint8Array(32).fill(2), new Uint8Array(32).fill(3)] as const
const dest = { Id: ss58Encode(to) }
const evm = {
  kind: 'deny',
  addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'],
  allowContractCreation: true,
} as const
const { constraints } = parseRules({ evm, btc: null })

test.each<[OwnCall, string, unknown]>([
  [{ kind: 'transfer', to, value: 12_345n }, 'balances.transferKeepAlive', { dest, value: '12,345' }],
  [{ kind: 'transfer-all', to, keepAlive: true }, 'balances.transferAll', { dest, keep_alive: true }],
  [{ kind: 'transfer-all', to, keepAlive: false }, 'balances.transferAll', { dest, keep_alive: false }],
  [
    { kind: 'update-rules', registrant, constraints: constraints! },
    'constraints.updateConstraints',
    {
      registrant: ss58Encode(registrant),
      constraints: {
        evmAcl: { addresses: [evm.addresses[0].toLowerCase()], kind: 'Deny', allowNullRecipient: true },
        btcAcl: null,
      },
    },
  ],
  [
    { kind: 'update-rules', registrant, constraints: { evmAcl: undefined, btcAcl: undefined } },
    'constraints.updateConstraints',
    { registrant: ss58Encode(registrant), constraints: { evmAcl: null, btcAcl: null } },
  ],
])('the runtime reads $kind as it was meant', (own, name, args) => {
  const call = registry.createType('Call', encodeOwnCall(own))
  expect(`${call.section}.${call.method}`).toBe(name)
  expect(call.toHuman()).toMatchObject({ args })
})
