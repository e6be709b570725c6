/** Addresses of two suppliers, so that there is something to try. */
export const exampleAddresses = [
  '0x52908400098527886E0F7030069857D2E4169EE7',
  '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
]

const most = 25

/** One address per line; lines without anything are left out. The wallet checks more than this. */
export const parseAddresses = (text: string): { addresses: string[] } | { problem: string } => {
  const addresses = text.split(/\s+/).filter((word) => word !== '')
  const wrong = addresses.find((word) => !/^0x[0-9a-fA-F]{40}$/.test(word))
  if (wrong !== undefined) return { problem: `“${wrong.slice(0, 50)}” is not an Ethereum address.` }
  if (addresses.length === 0) return { problem: 'Name at least one address.' }
  if (addresses.length > most) return { problem: `The network keeps up to ${most} addresses.` }
  return { addresses }
}
