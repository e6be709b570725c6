import { needOf } from '../../core/registration/need.ts'
import type { Wallet } from '../wallet.ts'

/** Shows how many things wait for the user: requests of sites, and registrations that cannot go on alone. */
export function followAttention(
  { vault, requests, registrations }: Pick<Wallet, 'registrations' | 'requests' | 'vault'>,
  show: (count: number) => Promise<void>,
): void {
  let shown: number | undefined
  const look = () => {
    const isUnlocked = vault.view().kind === 'unlocked'
    const needy = registrations.views().filter(({ waiting }) => needOf(waiting, isUnlocked) !== null)
    const count = requests.views().length + needy.length
    if (count === shown) return
    shown = count
    show(count).catch(() => undefined) // only the number on the button is missing
  }
  for (const { onChange } of [vault, requests, registrations]) onChange(look)
  look()
}
