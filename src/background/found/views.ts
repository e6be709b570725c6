import { toHex } from '../../core/bytes.ts'
import { hasMember, membersIn } from '../../core/chain/dealt.ts'
import type { Healing, RegisteredKey } from '../../core/chain/registry.ts'
import { ecdsaVerify } from '../../core/crypto/ecdsa.ts'
import { ethereumAddress, ss58Encode } from '../../core/keys/address.ts'
import { healingOf } from '../../core/registration/ending/healing.ts'
import { testMessageHash } from '../../core/registration/ending/outcome.ts'
import { rulesOf } from '../../core/rules/rules.ts'
import type { GroupView, LeftBehindView, RegistrationView } from '../../protocol/popup/registration.ts'
import type { Found } from './readFound.ts'

/** A registration that the chain has, as if this wallet had made it: the test signature is checked here and now. */
export const viewOfFound = (found: Found): RegistrationView | undefined => {
  const { account, genesis, registered, constraints, constraintAccount, since } = found
  if (!registered || !constraintAccount) return undefined
  const { verifyingKey, missingSubgroups, block, signature } = registered
  const healing = healingOf(found, registered)
  const message = testMessageHash(genesis, account, registered)
  return {
    id: idOf(found),
    origin: null,
    account: ss58Encode(account),
    verifyingKey: toHex(verifyingKey),
    ethereumAddress: ethereumAddress(verifyingKey),
    rules: rulesOf(constraints),
    rulesAccount: ss58Encode(constraintAccount),
    threshold: registered.threshold,
    deposit: registered.deposit.toString(),
    fee: null,
    exposed: false,
    startedAt: since,
    attempt: registered.attempt,
    dead: [],
    state: { kind: 'registered', block, missingSubgroups, healing: healing !== undefined },
    waiting: healing ? { for: 'healing', subgroups: missingSubgroups, until: healing.until, loss: 'nothing' } : null,
    ending: false,
    groups: groupsOf(found, registered, healing),
    deadline: healing ? { block: healing.until, now: found.block } : null,
    testSignature: {
      messageHash: toHex(message),
      signature: toHex(signature),
      valid: ecdsaVerify(signature, message, verifyingKey),
    },
    found: true,
  }
}

/** A registration that is not over, and that nothing here speaks of. */
export const leftBehindOf = ({ account, registration }: Found): LeftBehindView | undefined =>
  registration && { account: ss58Encode(account), stage: registration.stage.kind }

/** Of the account, which registers one key at most. */
const idOf = ({ account }: Found): string => `found-${ss58Encode(account)}`

/** Servers are numbered through. Of a roster that the chain keeps no more only those are known that hold a piece. */
const groupsOf = ({ servers }: Found, registered: RegisteredKey, healing: Healing | undefined): GroupView[] => {
  let number = 0
  return registered.holders.map((holders, subgroup) => ({
    subgroup,
    confirmed: !registered.missingSubgroups.includes(subgroup),
    servers: (servers?.[subgroup] ?? membersIn(holders).map(() => ({ endpoint: '' }))).map(({ endpoint }, member) => {
      const holder = servers ? hasMember(holders, member) : true
      return {
        ...{ name: `Server ${++number}`, endpoint, holder },
        delivery: { kind: holder ? 'stored' : 'waiting' },
        ...{ complaint: null, answered: false },
        excluded: servers !== undefined && hasMember(healing?.excluded[subgroup] ?? 0, member),
      }
    }),
  }))
}
