import { useState } from 'react'
import { toHex } from '../../../core/bytes.ts'
import { ss58Decode } from '../../../core/keys/address.ts'
import { Segments } from '../../components/controls/Segments.tsx'
import { words } from '../../words.ts'
import { Value } from './Value.tsx'

/** The account in the two ways in which it is written. */
export const Addresses = ({ address }: { address: string }) => {
  const [form, setForm] = useState<'ss58' | 'hex'>('ss58')
  const { ss58, hex, hints } = words.accounts
  return (
    <>
      <Segments
        legend={words.accounts.form}
        options={[
          ['ss58', ss58],
          ['hex', hex],
        ]}
        value={form}
        onChange={setForm}
      />
      {form === 'ss58' ? (
        <Value name={ss58} value={address} hint={hints.ss58} steady />
      ) : (
        <Value name={hex} value={toHex(ss58Decode(address))} hint={hints.hex} steady />
      )}
    </>
  )
}
