import type { ReactNode } from 'react'
import type { DecodedCall, DecodedField, DecodedValue } from '../../../core/chain/signing/decodedCall.ts'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import layout from '../../components/layout/layout.module.css'
import { useSnapshot } from '../../hooks/useWallet.ts'
import type { Token } from '../../logic/amount.ts'
import { callName, visibleLines, visibleName, visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import css from './request.module.css'

/** A call with all that it is given, calls within it further in. Names are the chain's, so they are shown like any text from outside. */
export const Call = ({ call, token }: { call: DecodedCall; token: Token }) => (
  <div className={css.call}>
    <p className={css.callName}>{callName(call.pallet, call.name)}</p>
    <Fields fields={call.fields} token={token} />
  </div>
)

const Fields = ({ fields, token }: { fields: readonly DecodedField[]; token: Token }) =>
  fields.length === 0 ? null : (
    <dl className={css.fields}>
      {fields.map(({ name, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: their order never changes
        <div key={place}>
          <dt>{visibleName(name ?? String(place + 1))}</dt>
          <dd>
            <Value value={value} token={token} />
          </dd>
        </div>
      ))}
    </dl>
  )

const Value = ({ value, token }: { value: DecodedValue; token: Token }): ReactNode => {
  const { accounts } = useSnapshot()
  switch (value.kind) {
    case 'text':
      return visibleText(value.text, 2_000)
    case 'amount':
      return <Amount value={value.amount} token={token} exact />
    case 'account': {
      const own = accounts.find(({ address }) => address === value.address)
      return <Address value={value.address} name={own ? visibleText(own.name, 60) : words.signing.notOwn} full />
    }
    case 'bytes':
      if (value.hex === '0x') return words.signing.nothing
      return (
        <>
          {value.text !== null && <span className={css.text}>{visibleLines(value.text)}</span>}
          <span className={css.inlineHex}>{value.hex}</span>
        </>
      )
    case 'call':
      return <Call call={value.call} token={token} />
    case 'list':
      if (value.items.length === 0) return words.signing.nothing
      return (
        <>
          <ol className={css.list}>
            {value.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: their order never changes
              <li key={place}>
                <Value value={item} token={token} />
              </li>
            ))}
          </ol>
          {value.more > 0 && <p className={layout.small}>{words.signing.more(value.more)}</p>}
        </>
      )
    case 'fields':
      return (
        <>
          {value.name !== null && <span>{visibleName(value.name)}</span>}
          <Fields fields={value.fields} token={token} />
        </>
      )
  }
}
