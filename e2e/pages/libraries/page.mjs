// What dApps are made of, as its authors publish it: bundled for a page, and reached there as `window.libraries`.

export {
  web3Accounts,
  web3AccountsSubscribe,
  web3Enable,
  web3FromAddress,
  web3FromSource,
} from '@polkadot/extension-dapp'
export { connectInjectedExtension, getInjectedExtensions, getPolkadotSignerFromPjs } from '@polkadot-api/pjs-signer'
export { getProviders } from '@substrate/discovery'
