export const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T

export const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

export const elements = {
  absent: find('absent'),
  hint: find('hint'),
  reload: find<HTMLButtonElement>('reload'),
  connect: find<HTMLButtonElement>('connect'),
  connected: find('connected'),
  disconnect: find<HTMLButtonElement>('disconnect'),
  accounts: find<HTMLFieldSetElement>('accounts'),
  addresses: find<HTMLTextAreaElement>('addresses'),
  register: find<HTMLButtonElement>('register'),
  withdraw: find<HTMLButtonElement>('withdraw'),
  remedy: find<HTMLButtonElement>('remedy'),
}
