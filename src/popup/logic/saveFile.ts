/** Hands a file to the browser's downloads. It works without a permission, from a page only. */
export const saveFile = (name: string, content: Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has read it by then, or has it in hand.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
