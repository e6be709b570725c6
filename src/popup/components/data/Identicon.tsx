import { blo } from 'blo'
import type { CSSProperties } from 'react'
import css from './data.module.css'
import { Mark } from './Mark.tsx'

/**
 * A small picture of an address. Keys and Ethereum addresses get the square one that block explorers and other wallets
 * show for them; everything else a round one. A help for the eye, never a proof. `size`: in pixels of the usual text size.
 */
export const Identicon = ({ of, size = 32 }: { of: string; size?: number }) =>
  isEthereum(of) ? (
    <img className={css.square} src={blo(of)} style={{ '--size': `${size / 16}rem` } as CSSProperties} alt="" />
  ) : (
    <Mark of={of} size={size} />
  )

const isEthereum = (text: string): text is `0x${string}` => /^0x[0-9a-fA-F]{40}$/.test(text)
