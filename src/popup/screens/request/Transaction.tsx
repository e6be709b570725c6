import type { SigningView } from '../../../protocol/popup/requests.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Short } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Facts, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { nodeTrouble } from '../../logic/network/nodes.ts'
import { words } from '../../words.ts'
import { Bytes } from './Bytes.tsx'
import { Call } from './Call.tsx'

type View = Extract<SigningView, { kind: 'payload' }>

/** A transaction as the chain will take it: what it calls, what it costs, how long it is good for. */
export const Transaction = ({ view, onRetry }: { view: View; onRetry: () => void }) => {
  const { token } = useSnapshot().network
  const { decoding, fee, tip, nonce, until, network, genesis, method } = view
  const isOurs = network !== null
  const w = words.signing
  // To the last digit: this is what is signed.
  const amount = (value: string | null) => <Amount value={value} token={token} exact />
  const first = <Short value={genesis} full />
  return (
    <>
      <Section title={w.does}>
        <Unread decoding={decoding} onRetry={onRetry} />
        {decoding.kind === 'call' && (
          <Card>
            <Call call={decoding.call} token={token} />
          </Card>
        )}
        <Bytes hex={method} open={decoding.kind !== 'call'} />
      </Section>
      <Section title={w.details}>
        <Card>
          <Facts
            rows={[
              [w.network, network ?? w.unknownNetwork],
              ...(isOurs ? [] : [[w.genesis, first] as const]),
              ...(isOurs ? [[w.fee, amount(fee)] as const] : []),
              [w.tip, isOurs ? amount(tip) : tip, w.tipHint],
              [w.nonce, String(nonce), w.nonceHint],
              until === null ? [w.until, w.forEver, w.forEverHint] : [w.until, w.block(until)],
            ]}
          />
        </Card>
      </Section>
    </>
  )
}

/** Why the words above the bytes are missing, or not all. */
const Unread = ({ decoding, onRetry }: { decoding: View['decoding']; onRetry: () => void }) => {
  const { network } = useSnapshot()
  if (decoding.kind === 'call' && decoding.isWhole) return null
  const w = words.signing
  const isNode = decoding.kind === 'unreadable' && decoding.why === 'node'
  const { title, text } =
    decoding.kind === 'call'
      ? w.notWhole
      : decoding.kind === 'undecodable'
        ? w.undecodable
        : isNode
          ? w.node
          : w.foreign
  return (
    <Notice tone="bad" title={title} action={isNode && <Button onClick={onRetry}>{words.common.retry}</Button>}>
      {text} {isNode && nodeTrouble(network)}
    </Notice>
  )
}
