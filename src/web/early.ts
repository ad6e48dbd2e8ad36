/*
 * The picture that came with the page, put right before anybody sees it: a file of its own that is read before React, for the
 * content policy takes no style and no script inside a page. Lengths that were drawn stand in words and are set from here.
 * It imports nothing: its file is read as it stands.
 */
const root = document.getElementById('root')
// A machine with a PIN shows nothing before it is known to be open; and the picture speaks Vietnamese.
const locks = localStorage.getItem('sao-vuong-pin') === '1'
// Set before the server was told of PINs, or told too long ago: it is told now, and sends no picture any more.
if (locks) document.cookie = 'sao-vuong-pin=1; path=/; samesite=strict; max-age=31536000'
const unfit = locks || localStorage.getItem('sao-vuong-tongue') === 'en'
if (unfit) {
  root?.replaceChildren()
  root?.removeAttribute('inert')
} else
  for (const one of root?.querySelectorAll<HTMLElement | SVGElement>('[data-style]') ?? [])
    one.style.cssText = one.dataset.style ?? ''
root?.removeAttribute('hidden')

// First the picture is seen, then the program is read: it has been on its way meanwhile.
const program = document.querySelector<HTMLLinkElement>('link[data-program]')?.href
const begin = () => {
  // The answers the picture was drawn from stand behind it.
  if (document.readyState === 'loading') return document.addEventListener('DOMContentLoaded', begin)
  const script = document.createElement('script')
  script.type = 'module'
  script.src = program ?? ''
  document.head.append(script)
}
if (document.hidden || unfit) begin()
else requestAnimationFrame(() => setTimeout(begin))
