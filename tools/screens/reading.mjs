/** Letters and digits alone: the tree is written with quotes and escapes of its own. */
const plain = (text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** What can be seen and is not marked as decoration, in the order of the page. */
const seen = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode
      const isShown = parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      if (isShown && !parent.closest('[aria-hidden="true"], option, script')) texts.push(textContent ?? '')
    }
    return texts
  })

/** Texts that the tree which a screen reader gets does not have, or has in another place than the screen. */
export const unread = async (page) => {
  const tree = plain(await page.locator('body').ariaSnapshot())
  let at = 0
  return (await seen(page)).map(plain).flatMap((text) => {
    if (text === '') return []
    const found = tree.indexOf(text, at)
    if (found === -1) return [tree.includes(text) ? `read elsewhere: ${text}` : `not read: ${text}`]
    at = found
    return []
  })
}
