/**
 * Whether a page may reach the wallet from where it is: in the top frame, or in one with none but its own origin around it.
 * Only a script in the frame can see that: a browser does not say it of a port's sender.
 */
export function isAmongItsOwn(): boolean {
  try {
    if (origin === 'null' || window.top!.location.origin !== location.origin) return false
    let at: Window = window
    while (at !== at.parent) {
      at = at.parent
      if (at.location.origin !== location.origin) return false
    }
    return true
  } catch {
    return false // another origin's location cannot be read
  }
}
